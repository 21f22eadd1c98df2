"""The documents that programs read: the shapes of the API and of Open311, and how each is made."""
