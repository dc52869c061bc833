"""The admin in the browser of those who write."""

from __future__ import annotations

# What axe finds on pages of Django's own admin: the links between the words of its breadcrumbs are
# told apart by their colour alone, and the filter of its sidebar has no label but its placeholder.
faults_of_django = ("link-in-text-block", "nav-filter")

# What the browser says of axe itself, which tries to read style sheets in ways the policy forbids.
axe_says = ("Applying inline style", "style-src-elem inline", "Couldn't load preload assets")
