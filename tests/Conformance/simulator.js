// Starts the local Discord as anybody would, and speaks its control interface.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const shared = process.env.SHARED ?? join(root, '..', 'shared');

/** Discord's own OpenAPI file, where it lies beside the repository. */
export const openApiFile = existsSync(join(shared, 'discord', 'openapi.json')) ? join(shared, 'discord', 'openapi.json') : undefined;

/** Starts `simulate` on a free port; BOT_DLL names a built program, else it is built first. */
export async function startSimulator(...extra) {
  const verb = ['simulate', '--port', '0', ...extra, ...(openApiFile ? [`--Simulator:OpenApiFile=${openApiFile}`] : [])];
  const args = process.env.BOT_DLL ? [process.env.BOT_DLL, ...verb] : ['run', '--project', join(root, 'src', 'Bot'), '--', ...verb];
  const child = spawn('dotnet', args, { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  const ready = await firstLine(child);
  return { ...ready, ...controlOf(ready.control), stop: () => stop(child) };
}

async function firstLine(child) {
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) => reject(new Error(`simulate ended with ${code} before it was ready`)));
  });
  return JSON.parse(line);
}

async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // The whole group: under `dotnet run` the program is a child of the tool.
  process.kill(-child.pid, 'SIGTERM');
  await ended;
}

function controlOf(address) {
  const send = async (method, path, body) => {
    const response = await fetch(`${address}/${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const json = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${json.error}`);
    return json;
  };
  const act = async (path, body) => (await send('POST', path, body)).interaction;
  return {
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    fault: (kind, rest = {}) => send('POST', 'faults', { kind, ...rest }),
    clearFaults: () => send('DELETE', 'faults'),
    runs: (user, name, options = {}, rest = {}) => act('commands', { user, name, options, ...rest }),
    completes: (user, name, focused, value) => act('autocomplete', { user, name, focused, value, options: {} }),
    uses: (user, message, custom_id, values) => act('components', { user, message, custom_id, values }),
    submits: (user, interaction, custom_id, values) => act('modals', { user, interaction, custom_id, values }),
    violations: () => send('GET', 'violations'),
    /** Waits until an interaction stands as wished, and gives it. */
    async interaction(id, wished = (i) => i.state === 'answered') {
      return until(() => send('GET', `interactions/${id}`), wished, `interaction ${id}`);
    },
  };
}

/** Asks again until the answer is as wished, within a limit in milliseconds. */
export async function until(ask, wished, what, within = 20_000) {
  const limit = performance.now() + within;
  for (;;) {
    const answer = await ask();
    if (wished(answer)) return answer;
    if (performance.now() > limit) throw new Error(`${what} never came as wished: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The next event of an emitter that is as wished; ten seconds at most. */
export function next(emitter, event, wished = () => true) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => done(() => reject(new Error(`no ${event} in ten seconds`))), 10_000);
    const hear = (...args) => wished(...args) && done(() => resolve(args[0]));
    const done = (end) => {
      clearTimeout(timer);
      emitter.off(event, hear);
      end();
    };
    emitter.on(event, hear);
  });
}
