"""What rules see of a clause: leaves with tags."""
