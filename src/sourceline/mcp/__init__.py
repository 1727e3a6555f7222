"""The front door for assistants: questions over the Model Context Protocol, answers with their evidence."""
