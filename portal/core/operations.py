"""What migrations do where Django’s own operations would make readers wait."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations.operations import AddIndex


class AddIndexBeside(AddIndexConcurrently):
    """An index made while others write, on PostgreSQL; as usual elsewhere. Its migration must have `atomic = False`."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        self._as_here(schema_editor).database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        self._as_here(schema_editor).database_backwards(self, app_label, schema_editor, from_state, to_state)

    @staticmethod
    def _as_here(schema_editor) -> type[AddIndex]:
        return AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else AddIndex
