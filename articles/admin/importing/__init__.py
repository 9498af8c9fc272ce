"""« Importer une page »: `import_article` on a screen, read over and mended before anything is written."""
