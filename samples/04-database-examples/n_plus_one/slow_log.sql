-- --8<-- [start:slow_log]
-- As superuser, or with the SET privilege on the parameter. Holds for new connections.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET log_min_duration_statement = %L',
                 current_database(), '500ms');
END
$$;
-- --8<-- [end:slow_log]
