"""The same stages on many processes and machines."""
