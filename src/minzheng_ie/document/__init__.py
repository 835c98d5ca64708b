"""What a document is: its furniture and layout, its place, its times, its kind and its parts."""
