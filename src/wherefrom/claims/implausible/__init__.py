"""What cannot be right inside a document: ranges, dates, ages, sums, amounts."""
