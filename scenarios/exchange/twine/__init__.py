"""Stories of Twine: its Twee 3 files and its HTML, read into a document and written from one.

Twine keeps of a passage its name, its tags, its words and where it lies on the map, and drops what
it does not know. So the scoring data stands in tags and in lines of the body that begin with an @;
docs/authoring.md has them all. A story's own program (macros, scripts) is told of, and never run.
"""
