import {
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  fsyncSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainError } from '../system/terminal.mjs';
import { isLeft, MARK } from './drafts.mjs';
import { MANIFEST } from './manifest.mjs';

/**
 * Where backups are kept. A backup is there with its final name only when it is whole.
 * @typedef {object} BackupStore
 * @property {string} title  for people
 * @property {() => Promise<string[]>} names  oldest first
 * @property {(name: string) => Promise<import('./manifest.mjs').Manifest>} manifest
 * @property {(name: string, file: string, to: string) => Promise<void>} fetch  copies one file
 * @property {(name: string) => string} draft  makes the folder of this machine in which it is written
 * @property {(name: string) => Promise<void>} publish  gives the draft its final name
 * @property {(name: string) => void} discard  removes the draft
 * @property {(name: string) => Promise<void>} remove
 */

const PART = /^\..+\.([^.]+)\.part$/;

/**
 * A folder; the last step of a backup is a rename.
 * @implements {BackupStore}
 */
export class FolderStore {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
    this.title = folder;
  }

  async names() {
    return namesIn(this.folder);
  }

  /**
   * @param {string} name
   * @returns {Promise<import('./manifest.mjs').Manifest>}
   */
  async manifest(name) {
    return JSON.parse(readFileSync(join(this.folder, name, MANIFEST), 'utf8'));
  }

  /**
   * @param {string} name
   * @param {string} file
   * @param {string} to
   */
  async fetch(name, file, to) {
    const from = join(this.folder, name, file);
    if (!existsSync(from)) throw new PlainError(`${name} in ${this.title} lacks its file ${file}.`);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    cpSync(from, to);
  }

  /** @param {string} name */
  draft(name) {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    removeLeftDrafts(this.folder);
    const draft = this.#draftOf(name);
    mkdirSync(join(draft, 'tenants'), { recursive: true, mode: 0o700 });
    return draft;
  }

  /** @param {string} name */
  async publish(name) {
    syncFolder(this.#draftOf(name));
    renameSync(this.#draftOf(name), join(this.folder, name));
    syncFolder(this.folder);
  }

  /** @param {string} name */
  discard(name) {
    rmSync(this.#draftOf(name), { recursive: true, force: true });
  }

  /** @param {string} name */
  async remove(name) {
    // Without its manifest it is no backup any more, even when the removal ends half-way.
    rmSync(join(this.folder, name, MANIFEST), { force: true });
    rmSync(join(this.folder, name), { recursive: true, force: true });
  }

  /** @param {string} name */
  #draftOf(name) {
    return join(this.folder, `.${name}.${MARK}.part`);
  }
}

/** @param {string} folder */
function namesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.') && existsSync(join(folder, name, MANIFEST)))
    .sort();
}

/** Those of backups that were killed. @param {string} folder */
function removeLeftDrafts(folder) {
  for (const name of readdirSync(folder)) {
    const [, mark] = PART.exec(name) ?? [];
    if (mark !== undefined && isLeft(mark, join(folder, name)))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** A rename is on the disk when its folder is. @param {string} folder */
function syncFolder(folder) {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
