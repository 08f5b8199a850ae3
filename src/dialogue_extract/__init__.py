"""Extract diplomatic encounters from French news as grounded records."""

__version__ = "0.1.0"
