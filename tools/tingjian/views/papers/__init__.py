"""What each official paper says, before it is a Word file. Restricted: for staff."""
