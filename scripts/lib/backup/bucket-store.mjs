import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { messageOf, PlainError } from '../system/terminal.mjs';
import { FolderStore } from './folder-store.mjs';
import { MANIFEST } from './manifest.mjs';

const DAY_MS = 86_400_000;

/** @typedef {import('./folder-store.mjs').BackupStore} BackupStore */

/**
 * A bucket of S3 or of a server that speaks its protocol. There is no rename there: the manifest goes last, and what has
 * none is no backup. Keys and region are found as every tool of AWS finds them (`AWS_ACCESS_KEY_ID`, a task's role, …),
 * another server by `AWS_ENDPOINT_URL_S3`.
 * @implements {BackupStore}
 */
export class BucketStore {
  #bucket;
  #prefix;
  #local;
  #lockDays;
  #client;
  #sdk;

  /**
   * @param {typeof import('@aws-sdk/client-s3')} sdk
   * @param {string} url  `s3://bucket/prefix`
   * @param {string} folder  of this machine, for what is being written
   * @param {number} lockDays
   */
  constructor(sdk, url, folder, lockDays) {
    const { hostname, pathname } = new URL(url);
    this.title = url;
    this.#bucket = hostname;
    this.#prefix = pathname.replace(/^\/+|\/+$/g, '');
    this.#local = new FolderStore(folder);
    this.#lockDays = lockDays;
    this.#sdk = sdk;
    const isOther = Boolean(process.env.AWS_ENDPOINT_URL_S3 || process.env.AWS_ENDPOINT_URL);
    this.#client = new sdk.S3Client({ forcePathStyle: isOther });
  }

  /**
   * @param {string} url
   * @param {string} folder
   * @param {number} lockDays
   */
  static async open(url, folder, lockDays) {
    return new BucketStore(await import('@aws-sdk/client-s3'), url, folder, lockDays);
  }

  async names() {
    /** @type {string[]} */
    const names = [];
    for await (const key of this.#keys('')) {
      const [name, file] = key.split('/').slice(-2);
      if (file === MANIFEST && name) names.push(name);
    }
    return names.sort();
  }

  /**
   * @param {string} name
   * @returns {Promise<import('./manifest.mjs').Manifest>}
   */
  async manifest(name) {
    const { Body } = await this.#get(name, MANIFEST);
    return JSON.parse((await Body?.transformToString()) ?? '');
  }

  /**
   * @param {string} name
   * @param {string} file
   * @param {string} to
   */
  async fetch(name, file, to) {
    const { Body } = await this.#get(name, file);
    mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
    await pipeline(
      /** @type {import('node:stream').Readable} */ (Body),
      createWriteStream(to, { mode: 0o600, flush: true }),
    );
  }

  /** @param {string} name */
  draft(name) {
    this.#draft = this.#local.draft(name);
    return this.#draft;
  }

  #draft = '';

  /** @param {string} name */
  async publish(name) {
    const files = readdirSync(this.#draft, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(this.#draft.length + 1))
      .filter((file) => file !== MANIFEST);
    for (const file of [...files, MANIFEST]) await this.#put(name, file);
    this.discard(name);
  }

  /** @param {string} name */
  discard(name) {
    this.#local.discard(name);
  }

  /** @param {string} name */
  async remove(name) {
    const { DeleteObjectCommand } = this.#sdk;
    // Without its manifest it is no backup any more, even when the removal ends half-way.
    const keys = [this.#key(name, MANIFEST)];
    for await (const key of this.#keys(`${name}/`)) if (!keys.includes(key)) keys.push(key);
    for (const Key of keys) await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key }));
  }

  /**
   * @param {string} name
   * @param {string} file
   */
  async #put(name, file) {
    const { Upload } = await import('@aws-sdk/lib-storage');
    const until = new Date(Date.now() + this.#lockDays * DAY_MS);
    const lock = this.#lockDays > 0 && {
      ObjectLockMode: /** @type {const} */ ('COMPLIANCE'),
      ObjectLockRetainUntilDate: until,
    };
    const Body = createReadStream(join(this.#draft, file));
    const params = { Bucket: this.#bucket, Key: this.#key(name, file), Body, ...lock };
    try {
      await new Upload({ client: this.#client, params }).done();
    } catch (error) {
      throw new PlainError(
        `${file} could not be written to ${this.title}: ${messageOf(error)}` +
          (/lock/i.test(messageOf(error))
            ? '\nThe bucket needs object lock (made with it), or set BACKUP_LOCK_DAYS=0.'
            : ''),
      );
    }
  }

  /**
   * @param {string} name
   * @param {string} file
   */
  async #get(name, file) {
    const { GetObjectCommand } = this.#sdk;
    try {
      return await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: this.#key(name, file) }),
      );
    } catch (error) {
      throw new PlainError(`${name}/${file} cannot be read from ${this.title}: ${messageOf(error)}`);
    }
  }

  /**
   * @param {string} below
   * @returns {AsyncGenerator<string>}
   */
  async *#keys(below) {
    const { paginateListObjectsV2 } = this.#sdk;
    const Prefix = this.#key(below);
    try {
      for await (const page of paginateListObjectsV2(
        { client: this.#client },
        { Bucket: this.#bucket, Prefix },
      ))
        for (const { Key } of page.Contents ?? []) if (Key) yield Key;
    } catch (error) {
      throw new PlainError(`${this.title} cannot be listed: ${messageOf(error)}`);
    }
  }

  /** @param {string[]} parts */
  #key(...parts) {
    return [...(this.#prefix ? [this.#prefix] : []), ...parts].join('/');
  }
}

/**
 * The store that the settings name.
 * @param {import('../system/paths.mjs').DataLayout} layout
 * @param {import('./settings.mjs').BackupSettings} settings
 * @returns {Promise<import('./folder-store.mjs').BackupStore>}
 */
export async function openStore(layout, { to, lockDays }) {
  if (!to.startsWith('s3://')) return new FolderStore(to);
  if (!existsSync(layout.dir)) mkdirSync(layout.dir, { recursive: true, mode: 0o711 });
  return BucketStore.open(to, join(layout.backups, 'uploading'), lockDays);
}
