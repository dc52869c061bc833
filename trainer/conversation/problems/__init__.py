"""What an author is told about a script: `problems(script)`. Pure, like all of the conversation."""

from trainer.conversation.problems.problem import Level, Problem
from trainer.conversation.problems.report import checks, problems
from trainer.conversation.problems.subject import Way, ways_of

__all__ = ["Level", "Problem", "Way", "checks", "problems", "ways_of"]
