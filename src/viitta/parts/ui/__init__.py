"""The look of every page: shell, components, statuses, forms, error pages. Knows no part of the product."""
