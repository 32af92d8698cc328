/** The browser of the user's machine, which prints pages as PDF. */
import { type ChildProcess, spawn } from 'node:child_process';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { IemError } from '../model/error';
import type { Environment } from './environment';

/** The variable that names a browser, as other programs call it too. */
const BROWSER_VARIABLE = 'CHROME_PATH';

/** What tells where the browsers of a machine are. */
interface Machine extends Pick<Environment, 'variable'> {
  readonly platform: NodeJS.Platform;
}

/** What Chrome, Chromium and Edge are called where programs are found by name. */
const NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const MAC_APPLICATIONS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];
/** The variables that name the folders of programs on Windows. */
const WINDOWS_FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];

/** Where a browser may be on a machine, the first choice first. */
export function listBrowsers({ platform, variable }: Machine): readonly string[] {
  if (platform === 'win32') {
    const folders = WINDOWS_FOLDERS.flatMap((name) => variable(name) ?? []);
    return WINDOWS_PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, ...program)));
  }
  const folders = (variable('PATH') ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  if (platform !== 'darwin') return found;
  const own = [
    '/Applications',
    ...[variable('HOME')].flatMap((home) => (home ? join(home, 'Applications') : [])),
  ];
  const applications = MAC_APPLICATIONS.flatMap((name) =>
    own.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
  );
  return [...applications, ...found];
}

const INSTEAD = 'Or write the page (--output workbook.html), open it in any browser and print it there.';

/** Finds a browser. Throws `output-unwritable`, with what to do, where there is none. */
async function findBrowser(machine: Machine): Promise<string> {
  const named = machine.variable(BROWSER_VARIABLE);
  if (named !== undefined) {
    if (await isProgram(named)) return named;
    throw new IemError(
      'output-unwritable',
      `The variable ${BROWSER_VARIABLE} names no program that can be run: ${named}. Correct it, or unset it to have a browser looked for. ${INSTEAD}`,
    );
  }
  for (const path of listBrowsers(machine)) if (await isProgram(path)) return path;
  throw new IemError(
    'output-unwritable',
    `A PDF is printed by a browser, and none was found: install Chrome, Chromium or Edge, or name one in the variable ${BROWSER_VARIABLE}. ${INSTEAD}`,
  );
}

const isProgram = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => null))?.isFile() === true &&
  (await access(path, constants.X_OK).then(
    () => true,
    () => false,
  ));

/** How long a browser may take: a page of a thousand resources takes seconds. */
const DEADLINE_MS = 120_000;

/**
 * Prints a page as PDF, on the papers that its style sheet asks for, by a browser with a profile of its own that is removed
 * afterwards. The page needs nothing else, and is given to the browser without a file.
 *
 * @throws IemError `output-unwritable` where there is no browser, or it does not print.
 */
export async function printPdf(
  page: string,
  { variable, signal }: Pick<Environment, 'variable' | 'signal'>,
  deadlineMs = DEADLINE_MS,
): Promise<Uint8Array> {
  const program = await findBrowser({ platform: process.platform, variable });
  const profile = await mkdtemp(join(tmpdir(), 'iem-browser-'));
  const browser = new Browser(program, profile, AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]));
  try {
    const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true });
    const { frameTree } = await browser.ask('Page.getFrameTree', {}, sessionId);
    await browser.ask('Page.setDocumentContent', { frameId: frameTree.frame.id, html: page }, sessionId);
    const printed = await browser.ask(
      'Page.printToPDF',
      {
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      },
      sessionId,
    );
    return Buffer.from(printed.data, 'base64');
  } catch (error) {
    signal.throwIfAborted();
    throw new IemError(
      'output-unwritable',
      `The browser ${program} printed no PDF: ${error instanceof Error ? error.message : String(error)} Name another one in the variable ${BROWSER_VARIABLE}. ${INSTEAD}`,
      { cause: error },
    );
  } finally {
    await browser.end();
    // A process of the browser may still be writing its profile.
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** What a browser answers to what it is asked here: https://chromedevtools.github.io/devtools-protocol/ */
interface Answers {
  readonly 'Target.createTarget': { readonly targetId: string };
  readonly 'Target.attachToTarget': { readonly sessionId: string };
  readonly 'Page.getFrameTree': { readonly frameTree: { readonly frame: { readonly id: string } } };
  readonly 'Page.setDocumentContent': object;
  readonly 'Page.printToPDF': { readonly data: string };
}

interface Message {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The size of an error message of a browser that is passed on, in characters. */
const MOST_SAID = 300;

/** A browser without a window, which is spoken to over two pipes: nothing else of the machine can speak to it. */
class Browser {
  readonly #child: ChildProcess;
  readonly #closed: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #said = '';
  #asked = 0;

  /** @param signal Ends it. */
  constructor(program: string, profile: string, signal: AbortSignal) {
    const args = [
      '--headless',
      '--disable-gpu',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-extensions',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chrome does not start for root with a sandbox. The page runs no script and loads nothing.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${profile}`,
      '--remote-debugging-pipe',
    ];
    this.#child = spawn(program, args, {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#closed = new Promise((done) => {
      this.#child.once('close', () => done());
      this.#child.once('error', () => done());
    });
    const give = (why: string): void => {
      for (const { reject } of this.#waiting.values()) reject(new Error(why));
      this.#waiting.clear();
    };
    this.#child.once('error', ({ message }) => give(`${message}.`));
    this.#child.once('close', () => give(`It ended before it had printed. ${this.#said}`.trimEnd()));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#said = (this.#said + text).slice(-MOST_SAID);
    });
    const stop = (): void => {
      give('It took too long.');
      this.#child.kill('SIGKILL');
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    // An error of a pipe is that of the process, which is told of above.
    this.#pipe(3).on('error', () => {});
    this.#pipe(4).on('error', () => {});
    this.#listen();
  }

  /** Asks the browser, or one of its pages, for something. */
  async ask<M extends keyof Answers>(method: M, params: object, sessionId?: string): Promise<Answers[M]> {
    const id = ++this.#asked;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    const message = { id, method, params, ...(sessionId !== undefined && { sessionId }) };
    (this.#pipe(3) as Writable).write(`${JSON.stringify(message)}\0`);
    return (await answer) as Answers[M];
  }

  /** Ends it, and waits until it is gone. */
  async end(): Promise<void> {
    this.#child.kill('SIGKILL');
    if (this.#child.pid !== undefined) await this.#closed;
  }

  #pipe(index: 3 | 4): Readable | Writable {
    const pipe = this.#child.stdio[index];
    if (pipe === null || pipe === undefined) throw new Error('The browser was started without its pipes.');
    return pipe;
  }

  /** Messages end with a zero. */
  #listen(): void {
    const parts: Buffer[] = [];
    (this.#pipe(4) as Readable).on('data', (chunk: Buffer) => {
      let rest = chunk;
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        parts.push(rest.subarray(0, end));
        this.#take(JSON.parse(Buffer.concat(parts).toString('utf8')) as Message);
        parts.length = 0;
        rest = rest.subarray(end + 1);
      }
      parts.push(rest);
    });
  }

  #take({ id, result, error }: Message): void {
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (id === undefined || waiting === undefined) return;
    this.#waiting.delete(id);
    if (error === undefined) waiting.resolve(result);
    else waiting.reject(new Error(error.message));
  }
}
