"""What pages and figures say, before they are pages."""
