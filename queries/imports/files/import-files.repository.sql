-- What this repository sends to PostgreSQL, for review.
-- Generated: node scripts/sql.mjs --write

-- ImportFiles.begin
INSERT INTO
  import_files (tenant_id, id)
VALUES
  ($1, $2);

-- ImportFiles.add
INSERT INTO
  import_pieces (tenant_id, file_id, position, content)
VALUES
  ($1, $2, $3, $4);

-- ImportFiles.drop
DELETE FROM import_files
WHERE
  id = $1
  AND NOT is_used;

-- ImportFiles.remove
DELETE FROM import_files
WHERE
  id = $1;

-- ImportFiles.piece
SELECT
  content
FROM
  import_pieces
WHERE
  file_id = $1
  AND position = $2;
