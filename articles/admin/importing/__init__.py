"""« Importer une page »: what `import_article` does, on a screen where it is read over and mended before it is written."""
