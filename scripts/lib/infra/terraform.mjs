import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findProgram, lastLines, run } from '../system/commands.mjs';
import { PlainError } from '../system/terminal.mjs';
import { INFRA } from './package-rotation.mjs';

/** What infra/versions.tf asks for. */
const NEEDED = /^Terraform v1\.(?:1[1-9]|[2-9]\d)\./;
/** Any commit will do where no image is pulled. */
const IMAGE_TAG = '0'.repeat(40);
const TRIES = 3;

/**
 * @returns {Promise<{program: string} | {missing: string}>}  `missing`: what to install, for people
 */
export async function findTerraform() {
  const program = findProgram('terraform');
  if (!program) return { missing: 'terraform 1.11 or newer is not on the PATH' };
  const { output } = await run(program, ['version'], { env: { ...process.env, TF_CLI_CONFIG_FILE: '' } });
  return NEEDED.test(output.slice(output.indexOf('Terraform v')))
    ? { program }
    : { missing: `terraform 1.11 or newer is needed; ${program} is older` };
}

/**
 * A folder of an add-on package (/opt/<package>) that holds the provider as a mirror does.
 * @returns {string} '' when there is none
 */
function findMirror() {
  const packages = existsSync('/opt') ? readdirSync('/opt').map((name) => join('/opt', name)) : [];
  return packages.find((path) => existsSync(join(path, 'registry.terraform.io', 'hashicorp', 'aws'))) ?? '';
}

/** @typedef {'staging' | 'production'} Environment */

/** infra/ in a copy, with its state beside it, applied to whatever AWS the variables name. */
export class Terraform {
  #program;
  #dir;
  /** @type {Record<string, string | undefined>} */
  #env;
  #isMirrored = false;

  /**
   * @param {string} program
   * @param {string} folder  for the copy; made when absent
   * @param {Record<string, string>} aws
   */
  constructor(program, folder, aws) {
    this.#program = program;
    this.#dir = join(folder, 'infra');
    this.#env = { ...process.env, ...aws, TF_IN_AUTOMATION: '1', CHECKPOINT_DISABLE: '1', TF_INPUT: '0' };
    mkdirSync(folder, { recursive: true });
    cpSync(INFRA, this.#dir, { recursive: true, filter: (file) => !/\.terraform$|tfstate/.test(file) });
    // The state of a check goes away with it.
    writeFileSync(join(this.#dir, 'local_override.tf'), 'terraform {\n  backend "local" {}\n}\n');
    this.#useMirror(folder);
  }

  /**
   * Providers come from the folder TF_PLUGIN_MIRROR or one that the machine has, else from where Terraform's own settings
   * say, else from their registry.
   * @param {string} folder
   */
  #useMirror(folder) {
    const settings = this.#env.TF_CLI_CONFIG_FILE || join(homedir(), '.terraformrc');
    const mirror = process.env.TF_PLUGIN_MIRROR || (existsSync(settings) ? '' : findMirror());
    const file = join(folder, 'terraform.rc');
    const from = mirror ? `provider_installation {\n  filesystem_mirror { path = "${mirror}" }\n}\n` : '';
    writeFileSync(file, `${from}disable_checkpoint = true\n`);
    this.#env.TF_CLI_CONFIG_FILE = mirror || !existsSync(settings) ? file : settings;
    this.#isMirrored = mirror !== '';
  }

  /** The copy, whose files may be changed. */
  get dir() {
    return this.#dir;
  }

  /**
   * @param {string} file  of infra/
   * @param {string} from  once in it at least; the first is replaced
   * @param {string} to
   */
  edit(file, from, to) {
    const path = join(this.#dir, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new PlainError(`infra/${file} has no longer: ${from}`);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
  }

  async init() {
    const args = ['init', '-input=false', '-lockfile=readonly', '-no-color'];
    for (let tried = 1; ; tried++) {
      const { code, output } = await this.#run(args);
      if (code === 0) return;
      if (tried === TRIES || this.#isMirrored)
        throw new PlainError(`terraform init failed:\n${lastLines(output, 20)}`);
    }
  }

  /** @throws PlainError with the files that are not as `terraform fmt` writes them */
  async checkFormat() {
    const { code, output } = await this.#run(['fmt', '-check', '-recursive', '-no-color']);
    if (code !== 0) throw new PlainError(`Not as terraform fmt writes them:\n${output}`);
  }

  /**
   * @param {Environment} environment
   * @param {string[]} [more]  arguments
   */
  apply(environment, more = []) {
    return this.#must('apply', environment, ['-auto-approve', '-parallelism=30', ...more]);
  }

  /**
   * @param {Environment} environment
   */
  destroy(environment) {
    return this.#try('destroy', environment, ['-auto-approve', '-parallelism=30']);
  }

  /**
   * Notes in the state what AWS says now.
   * @param {Environment} environment
   */
  async refresh(environment) {
    await this.#must('apply', environment, ['-refresh-only', '-auto-approve', '-parallelism=30']);
  }

  /**
   * @param {Environment} environment
   * @param {string[]} [more]  arguments
   * @throws PlainError with what would change
   */
  async expectNoChanges(environment, more = []) {
    const args = ['-detailed-exitcode', '-parallelism=30', ...more];
    const { code, output } = await this.#try('plan', environment, args);
    if (code !== 0) throw new PlainError(`A second plan would change something:\n${changesIn(output)}`);
  }

  /**
   * @param {string} address  of a resource that stands
   * @param {string} attribute
   * @returns {Promise<string>} as the state has it
   */
  async valueOf(address, attribute) {
    const { code, output } = await this.#run(['show', '-json']);
    if (code !== 0) throw new PlainError(`terraform show failed:\n${lastLines(output, 20)}`);
    /** @type {{values: {root_module: {resources: {address: string, values: Record<string, unknown>}[]}}}} */
    const state = JSON.parse(output.slice(output.indexOf('{"')));
    const found = state.values.root_module.resources.find((resource) => resource.address === address);
    return String(found?.values[attribute]);
  }

  /**
   * What would be made, as `terraform show -json` tells it.
   * @param {Environment} environment
   * @param {string[]} [more]  arguments
   * @returns {Promise<import('./sizes.mjs').Plan>}
   */
  async plan(environment, more = []) {
    await this.#must('plan', environment, ['-out=planned', ...more]);
    const { code, output } = await this.#run(['show', '-json', 'planned']);
    if (code !== 0) throw new PlainError(`terraform show failed:\n${lastLines(output, 20)}`);
    return JSON.parse(output.slice(output.indexOf('{"')));
  }

  /**
   * @param {string} command
   * @param {Environment} environment
   * @param {string[]} more
   */
  async #must(command, environment, more) {
    const { code, output } = await this.#try(command, environment, more);
    if (code !== 0) throw new PlainError(`terraform ${command} failed:\n${errorsIn(output)}`);
  }

  /**
   * @param {string} command
   * @param {Environment} environment
   * @param {string[]} more
   */
  #try(command, environment, more) {
    const variables = [`-var-file=${environment}.tfvars`, '-var', `image_tag=${IMAGE_TAG}`];
    return this.#run([command, '-input=false', '-no-color', ...variables, ...more]);
  }

  /** @param {string[]} args */
  #run(args) {
    return run(this.#program, [`-chdir=${this.#dir}`, ...args], { env: this.#env });
  }
}

/** @param {string} output */
function errorsIn(output) {
  const at = output.indexOf('Error:');
  return at < 0 ? lastLines(output, 40) : output.slice(at, at + 6000);
}

/** @param {string} output */
function changesIn(output) {
  const lines = output.split('\n').filter((line) => /^ {2}# |^\s+[-+~] |^Error|forces/.test(line));
  return lines.slice(0, 60).join('\n') || lastLines(output, 40);
}
