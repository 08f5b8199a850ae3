"""Errors the user can act on; the command prints each as one line."""


class DialogueError(Exception):
    """Root of all errors of this package: `where: what. What to do.`"""


class ReadingError(DialogueError):
    """An input that cannot be read as an article."""


class UsageError(DialogueError):
    """A call that cannot be carried out as given."""


class ModelError(DialogueError):
    """A spaCy pipeline that is missing or does not fit."""


class ResourceError(DialogueError):
    """A lexicon or pattern file that is broken."""


class OutputError(DialogueError):
    """An output that cannot be written."""
