"""Make what the configurations name known to `spacy train --code`."""

import dialogue_extract.training.reader  # noqa: F401
