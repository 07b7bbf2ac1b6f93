// node scripts/backup-key.mjs: prints a key for backups and its recipient, in the form of age (https://age-encryption.org).
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { say } from './lib/system/terminal.mjs';

const key = await generateX25519Identity();
say(
  `# Opens the backups: keep it where they are not. For BACKUP_KEY, or in the file of BACKUP_KEY_FILE.\n${key}`,
);
say(
  `# Only seals them: for BACKUP_RECIPIENT, on a machine that shall not open any.\n# ${await identityToRecipient(key)}`,
);
