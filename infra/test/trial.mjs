// What the trials have in common: node infra/test/…_trial.mjs ENVIRONMENT, on the AWS of AWS_ENDPOINT_URL.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import pg from 'pg';

const [environment = ''] = process.argv.slice(2);
const secrets = new SecretsManagerClient();

/** @typedef {{username: string, password: string, url: string}} Login */

/**
 * Prints `ok - …` or `not ok - …`.
 * @param {string} what
 * @param {() => Promise<unknown>} trial  throws, or says false, when it is not so
 */
export async function check(what, trial) {
  try {
    if ((await trial()) === false) throw new Error('it is not so');
    console.log(`ok - ${what}`);
  } catch (error) {
    process.exitCode = 1;
    console.log(`not ok - ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** @param {string} kind */
export const nameOf = (kind) => `frontdesk/${environment}/database-${kind}`;

/**
 * @param {string} id  name or ARN
 * @returns {Promise<Record<string, string>>}
 */
export async function secretOf(id) {
  const { SecretString: text = '' } = await secrets.send(new GetSecretValueCommand({ SecretId: id }));
  return JSON.parse(text);
}

/**
 * @param {string} kind
 * @returns {Promise<Login>}
 */
export async function login(kind) {
  return /** @type {Login} */ (await secretOf(nameOf(kind)));
}

/**
 * @param {string} url
 * @param {string} text
 * @returns the first row, if it is one statement
 */
export async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    /** @type {unknown} Several statements have a list of results. */
    const result = await client.query(text);
    return Array.isArray(result) ? undefined : /** @type {import('pg').QueryResult} */ (result).rows[0];
  } finally {
    await client.end();
  }
}
