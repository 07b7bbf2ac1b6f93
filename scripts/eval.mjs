// npm run eval [-- --url U --admin-key K --businesses FILE --file FILE]: puts questions to a running Frontdesk and
// checks its answers; with --offline without a server, each question at its own moment of asking. Then --sets a,b or all
// asks sets of test/eval, --meaning searches by meaning too, with the bundled model, --embeddings URL with a server's.
// With --dates the expressions of days and times instead. With --tables all sets, without each word table in turn. With
// --model a sample of the sets, by the model of OPENAI_BASE_URL and OPENAI_MODEL or with --stand-in (docs/models.md).
import { parseArgs } from 'node:util';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { enterNode24 } from './lib/build/node-runtime.mjs';
import { dataLayout, defaultDataDir } from './lib/system/paths.mjs';
import { PlainError, runProgram } from './lib/system/terminal.mjs';

await runProgram(async () => {
  const { values } = parseArgs({
    options: {
      url: { type: 'string' },
      'admin-key': { type: 'string' },
      file: { type: 'string', default: 'test/eval/questions.jsonl' },
      businesses: { type: 'string', default: 'scripts/demo/businesses.json' },
      keys: { type: 'string' },
      offline: { type: 'boolean', default: false },
      at: { type: 'string' },
      fit: { type: 'boolean', default: false },
      dates: { type: 'boolean', default: false },
      tables: { type: 'boolean', default: false },
      model: { type: 'boolean', default: false },
      modes: { type: 'string', default: 'builtin,auto,model' },
      sets: { type: 'string' },
      sample: { type: 'string', default: '10' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      replay: { type: 'string' },
      seconds: { type: 'string' },
      resume: { type: 'boolean', default: false },
      'stand-in': { type: 'string' },
      meaning: { type: 'boolean', default: false },
      embeddings: { type: 'string' },
    },
  });
  const delegated = await enterNode24();
  if (delegated !== undefined) return delegated;
  const files = { questions: resolve(values.file), businesses: resolve(values.businesses) };
  const { BUNDLED } = await import('./lib/evaluation/sample-vectors.mjs');
  const embeddings = values.embeddings ?? (values.meaning ? BUNDLED : null);
  if (values.dates) {
    const { evaluateDates } = await import('./lib/evaluation/date-evaluation.mjs');
    return evaluateDates();
  }
  if (values.tables) {
    const { evaluateTables } = await import('./lib/evaluation/table-evaluation.mjs');
    return evaluateTables();
  }
  if (values.fit) {
    const { fitConfidence } = await import('./lib/evaluation/fitted-confidence.mjs');
    return fitConfidence(embeddings);
  }
  if (values.model) {
    const { evaluateModel } = await import('./lib/evaluation/model-evaluation.mjs');
    const { ALL_SETS } = await import('./lib/evaluation/sets.mjs');
    return evaluateModel({
      modes: values.modes.split(','),
      sets: values.sets?.split(',') ?? ALL_SETS,
      sample: Number(values.sample),
      seed: Number(values.seed),
      at: values.at,
      out: values.out,
      ...(values.seconds && { seconds: Number(values.seconds) }),
      ...(values.replay && { replay: values.replay }),
      resume: values.resume,
      ...(values['stand-in'] && { standIn: values['stand-in'] }),
    });
  }
  if (values.offline) {
    const { evaluateOffline } = await import('./lib/evaluation/offline-evaluation.mjs');
    const { ALL_SETS, readSamples, readSet } = await import('./lib/evaluation/sets.mjs');
    const { readQuestions } = await import('./lib/evaluation/evaluation.mjs');
    const { questions, businesses } = files;
    const own = {
      name: values.file,
      questions: readQuestions(questions),
      businesses: readSamples(businesses),
    };
    const names = values.sets === 'all' ? ALL_SETS : values.sets?.split(',');
    return evaluateOffline({ sets: names?.map(readSet) ?? [own], at: values.at, embeddings });
  }
  const layout = dataLayout(defaultDataDir());
  const { evaluate } = await import('./lib/evaluation/evaluation.mjs');
  return evaluate({
    url: values.url ?? runningUrl(layout.lock),
    adminKey: values['admin-key'] ?? keptAdminKey(layout.adminKey),
    ...files,
    keysFile: resolve(values.keys ?? layout.evaluation),
  });
});

/** @param {string} lock */
function runningUrl(lock) {
  if (!existsSync(lock)) return `http://localhost:${process.env.PORT || 3000}`;
  /** @type {{url?: string}} */
  const { url } = JSON.parse(readFileSync(lock, 'utf8'));
  return url ?? 'http://localhost:3000';
}

/** @param {string} file */
function keptAdminKey(file) {
  if (process.env.ADMIN_API_KEY) return process.env.ADMIN_API_KEY;
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  throw new PlainError(`There is no admin key in ${file}. Start Frontdesk (npm start), or give --admin-key.`);
}
