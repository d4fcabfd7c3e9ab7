"""What has been done to measures, and taking it back."""
