"""Chinese text without government: numerals, dates, widths of characters."""
