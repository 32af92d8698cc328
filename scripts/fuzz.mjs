/**
 * `npm run test:fuzz` sends the API everything that its OpenAPI document allows, and much that it does not allow.
 *
 * Without an address, it serves the API itself, with a store of its own. `node scripts/fuzz.mjs URL` fuzzes a deployed API, whose
 * store then contains what the fuzzer has created. It prints the fuzzer's summary.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { argv } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { prepareEnvironment, programOf } from './python.mjs';
import { install, node, root } from './setup.mjs';

const ENVIRONMENT = {
  folder: '.venv-fuzz',
  requirements: 'test/fuzz/requirements.txt',
  what: 'the fuzzer of the API',
};
const MAX_SECONDS = 120;

/**
 * Fuzzes the API at `url`, which has no slash at its end, and returns whether nothing was found. Every request has `headers`. The
 * same `seed` gives the same requests. Set `isBehindGateway` for API Gateway, which answers an unknown method of a path with 404.
 */
export function fuzz(url, { headers = {}, seed = 1, seconds = MAX_SECONDS, isBehindGateway = false } = {}) {
  if (!prepareEnvironment(ENVIRONMENT)) return false;
  const args = [
    ...['--config-file', 'test/fuzz/schemathesis.toml', 'run', `${url}/openapi.json`, '--url', url],
    ...['--seed', String(seed), '--max-time', String(seconds), '--no-color'],
    ...Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]),
    ...(isBehindGateway ? ['--exclude-checks', 'unsupported_method'] : []),
  ];
  return (
    spawnSync(programOf(ENVIRONMENT.folder, 'schemathesis'), args, { cwd: root, stdio: 'inherit' }).status ===
    0
  );
}

/** Serves the API with a store of its own while `work` runs. */
async function withLocalApi(work) {
  const server = spawn(node(), ['scripts/run.mjs', 'test/api/server.ts'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [url] = await once(createInterface(server.stdout), 'line');
  try {
    return work(url);
  } finally {
    server.stdin.end();
    await once(server, 'exit');
  }
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  install();
  const [, , url] = argv;
  const isFine =
    url === undefined ? await withLocalApi(fuzz) : fuzz(url.replace(/\/$/, ''), { isBehindGateway: true });
  process.exitCode = isFine ? 0 : 1;
}
