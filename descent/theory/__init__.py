"""What theory says must happen, against which runs are held."""
