/**
 * Serves the page people work on. It turns each form into the one request of the API that a program would send, with the revision that the
 * person had read, and shows what the API answers. It reads and writes nothing by itself, so that a form can do what the API allows this
 * person, and no more.
 */

import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { pageHeaders } from '../../api/media-types';
import { PROBLEMS, ProblemError } from '../../api/problem';
import type { Reply } from '../../api/reply';
import { eventPage } from '../../api/schemas/page';
import { addSecurityHeaders } from '../../api/security-headers';
import { isSameSecret } from '../../app/is-same-secret';
import { messageOf } from '../../lib/message-of';
import { plainLine } from '../../lib/plain-line';
import { IemError } from '../../model/error';
import { toPlainText } from '../../report/render/plain-text';
import { formatCount } from '../../report/render/words';
import type { EventPage, PageView } from '../../workbook/page/document';
import { type Attempt, INPUT } from '../../workbook/page/form';
import {
  type Editable,
  findEditable,
  findSame,
  mergeValues,
  thingOf,
  type Values,
  type WriteRequest,
  withdrawRequest,
  writeRequest,
} from '../../workbook/page/forms';
import { eventPageHtml, failureHtml, WORK_POLICY } from '../../workbook/page/page';
import type { Work } from '../../workbook/page/shown';
import { addressOf } from '../../workbook/page/view';
import type { Answer, Ask } from './ask';

/** What the server of the page depends on. */
export interface PageServerOptions {
  readonly ask: Ask;
  /** The name under which changes are recorded, until the person says another; null where the API tells who asks. */
  readonly user: string | null;
}

/** A request to the page's server, from a browser on this machine. */
export interface PageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** Answers a request; null if its path is none of the page's. */
export interface PageServer {
  (request: PageRequest): Promise<Reply | null>;
  /** Whether a path is one of the page's. */
  has(path: string): boolean;
}

/** The path of an event's page. */
export const pagePath = (event: string): string => `/page/${event}`;

const PATH = /^\/page\/([a-z0-9-]{1,63})(\/report)?$/;

/** Creates the server of the page of every event that the API has. */
export function createPageServer(options: PageServerOptions): PageServer {
  const answer = async (request: PageRequest): Promise<Reply | null> => {
    const [, event, report] = PATH.exec(request.path) ?? [];
    if (event === undefined) return null;
    const sheet = new Sheet(options, request, event);
    try {
      if (report !== undefined) return await sheet.report();
      return await (request.method === 'POST' ? sheet.change() : sheet.show());
    } catch (error) {
      if (error instanceof ProblemError) return sheet.fail(PROBLEMS[error.problem].status, error.detail);
      if (!(error instanceof IemError || error instanceof Refusal)) throw error;
      return sheet.fail(error instanceof Refusal ? error.answer.status : BAD_GATEWAY, sentenceOf(error));
    }
  };
  return Object.assign(answer, { has: (path: string) => PATH.test(path) });
}

const BAD_GATEWAY = 502;

/**
 * Lets only those in who know the key, which is the first part of the path: whoever else uses this machine could open the port, and the
 * page writes in the person's name.
 */
export function withKey(server: PageServer, key: string): PageServer {
  const within = (path: string): string | null => {
    const [, given = ''] = path.split('/');
    return isSameSecret(given, key) ? path.slice(1 + given.length) : null;
  };
  const answer = async (request: PageRequest): Promise<Reply | null> => {
    const path = within(request.path);
    return path === null ? null : server({ ...request, path });
  };
  return Object.assign(answer, { has: (path: string) => server.has(within(path) ?? '') });
}

/** The API did not give what was asked for. */
class Refusal extends Error {
  constructor(readonly answer: Answer) {
    super('The API refused a request.');
  }
}

interface Problem {
  readonly type?: string;
  readonly detail?: string;
  readonly message?: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly message: string;
    readonly suggestion?: string;
  }[];
}

function problemIn({ text }: Answer): Problem {
  const value = parsed(text);
  return typeof value === 'object' && value !== null ? value : {};
}

/** What is no JSON is undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** API Gateway refuses in words of its own. */
const REFUSED: Readonly<Record<number, string>> = {
  401: 'The API did not accept the token: it is missing, has expired, or is of another issuer.',
  403: 'The API did not accept the signature or the token, or you may not do this. Nothing was changed.',
};

function sentenceOf(error: Error): string {
  if (!(error instanceof Refusal)) return messageOf(error);
  const { status } = error.answer;
  const { detail, message, errors = [] } = problemIn(error.answer);
  if (errors.length > 0)
    return errors.map((one) => sentence(nameOf(one.pointer), one.message, one.suggestion)).join(' ');
  const words = detail ?? REFUSED[status] ?? `The API answered ${status}${message ? `: ${message}` : ''}.`;
  return toPlainText(words);
}

/** The name of what an error is about, as the beginning of a sentence. */
const nameOf = (pointer: string): string => {
  const name = pointer.split('/').at(-1) || 'What you wrote';
  return name.charAt(0).toUpperCase() + name.slice(1);
};

const WRITTEN = 303;
const CONFLICT = 409;
/** How long an API may take with a form that was sent before it is asked again, in milliseconds, and how often it is asked. */
const BUSY_MS = 500;
const BUSY_TRIES = 20;
const NAME_COOKIE = 'iem-name';
const MOST_NAME = 100;
const YEAR_SECONDS = 31_536_000;

/** The page of one event while one request is answered. */
class Sheet {
  private readonly form: URLSearchParams;
  private readonly view: PageView;
  constructor(
    private readonly options: PageServerOptions,
    private readonly request: PageRequest,
    private readonly event: string,
  ) {
    this.form = new URLSearchParams(request.body);
    const asked = request.query;
    const given = VIEW.flatMap((name) => {
      const value = asked.get(name);
      return value === null || value === '' ? [] : [[name, value] as const];
    });
    this.view = Object.fromEntries(given);
  }

  /** The person's name, as this browser keeps it. */
  private get name(): string | null {
    const { user } = this.options;
    if (user === null) return null;
    const cookies = String(this.request.headers.cookie ?? '').split('; ');
    const kept =
      cookies.find((one) => one.startsWith(`${NAME_COOKIE}=`))?.slice(NAME_COOKIE.length + 1) ?? '';
    return nameIn(decoded(kept)) || user;
  }

  private ask(method: string, path: string, more: object = {}): Promise<Answer> {
    return this.options.ask({ method, path, ...more }, this.name ?? '');
  }

  /** Throws {@link Refusal}. */
  private async load(view: PageView): Promise<EventPage> {
    const path = `/events/${this.event}/page${addressOf(view).replace(/^\?$/, '')}`;
    const answer = await this.ask('GET', path, { headers: { accept: 'application/json' } });
    if (answer.status !== 200) throw new Refusal(answer);
    const read = eventPage.safeParse(parsed(answer.text));
    if (read.success) return read.data;
    throw new IemError(
      'input-unreadable',
      'The API is of another version, whose page cannot be shown: update iem.',
    );
  }

  async show(): Promise<Reply> {
    const finding = this.request.query.get('finding');
    return this.render(await this.load(this.view), 200, {
      saved: this.request.query.get('saved'),
      ...(finding !== null && { initial: { finding } }),
    });
  }

  async report(): Promise<Reply> {
    const answer = await this.ask('GET', `/events/${this.event}/runs/latest/report`, {
      headers: { accept: 'text/html' },
    });
    if (answer.status !== 200) throw new Refusal(answer);
    const policy = answer.headers['content-security-policy'] ?? "default-src 'none'";
    return reply(200, answer.text, { 'content-security-policy': policy });
  }

  fail(status: number, problem: string): Reply {
    const written = Object.fromEntries(
      [...this.form]
        .filter(([name, value]) => name.startsWith(INPUT.written) && value !== '')
        .map(([name, value]) => [name.slice(INPUT.written.length), value]),
    );
    return reply(status, failureHtml(problem, written, addressOf(this.view)));
  }

  private render(page: EventPage, status: number, work: Partial<Work>): Reply {
    const all: Work = {
      name: this.name,
      attempt: null,
      saved: null,
      note: null,
      chosen: [],
      many: {},
      initial: {},
      once: randomUUID(),
      ...work,
    };
    const report = page.run === null ? null : `${this.event}/report`;
    // Only the form that was sent is open.
    const view = all.attempt === null ? this.view : { ...this.view, open: all.attempt.thing };
    return reply(status, eventPageHtml(page, { view, report, work: all }));
  }

  async change(): Promise<Reply> {
    switch (this.form.get('do')) {
      case 'name':
        return this.keepName();
      case 'many':
        return this.changeMany();
      case 'withdraw':
        return this.withdraw();
      default:
        return this.save();
    }
  }

  private keepName(): Reply {
    const name = nameIn(this.form.get('name') ?? '');
    const cookie = `${NAME_COOKIE}=${encodeURIComponent(name)}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${YEAR_SECONDS}`;
    return this.goTo(this.view, undefined, { 'set-cookie': cookie });
  }

  /** Shows the page anew, so that reloading it sends nothing again. */
  private goTo(view: PageView, saved?: string, headers: Reply['headers'] = {}): Reply {
    const location = addressOf({ ...view, saved }, saved);
    return reply(WRITTEN, '', { location: `${this.event}${location}`, ...headers });
  }

  /** Sends what is written. Where the same form was sent before, its answer is waited for. */
  private async send(request: WriteRequest): Promise<Answer> {
    const answer = await this.sendOnce(request);
    for (let tries = 1; tries < BUSY_TRIES && isBusy(answer); tries++) {
      await setTimeout(BUSY_MS);
      const later = await this.sendOnce(request);
      if (!isBusy(later)) return later;
    }
    return answer;
  }

  private sendOnce({ method, path, revision, body }: WriteRequest): Promise<Answer> {
    const once = this.form.get('once');
    const headers = {
      ...(revision !== undefined && { 'if-match': `"${revision}"` }),
      ...(method === 'POST' && once !== null && { 'idempotency-key': once }),
    };
    return this.ask(method, path, { headers, ...(body !== undefined && { body }) });
  }

  /** What is changed, as it is now. */
  private async loadEditable(): Promise<{ readonly page: EventPage; readonly editable: Editable }> {
    const thing = this.form.get('thing') ?? '';
    const page = await this.load({ ...this.view, open: thing });
    const editable = findEditable(page, thing);
    if (editable !== null) return { page, editable };
    throw new ProblemError('record-not-found', GONE);
  }

  private get revision(): number {
    return Number(this.form.get('revision'));
  }

  private async save(): Promise<Reply> {
    const { page, editable } = await this.loadEditable();
    const { values, base, changed } = this.typed(editable);
    const written = { revision: this.revision, values, changed };
    const answer = await this.send(writeRequest(this.event, editable, written));
    if (answer.status < 300)
      return this.goTo({ ...this.view, open: undefined }, writtenThing(editable, answer));
    if (answer.status !== CONFLICT || isBusy(answer))
      return this.refused(page, editable, values, base, answer);
    return this.conflict(editable, values, base);
  }

  private async withdraw(): Promise<Reply> {
    const { editable } = await this.loadEditable();
    const answer = await this.send(withdrawRequest(this.event, editable, this.revision));
    if (answer.status < 300) return this.goTo({ ...this.view, open: undefined }, placeWithout(editable));
    if (answer.status !== CONFLICT) throw new Refusal(answer);
    const { values, base } = this.typed(editable);
    return this.conflict(editable, values, base);
  }

  /**
   * What the fields say, and what they said before. A field that the person did not change is as it is now, to the character: forms drop
   * some, such as a line break in a line.
   */
  private typed({ key, fields, values: now }: Editable): Typed {
    const read = fields.map(({ name, kind }) => {
      const sent = (prefix: string): string | undefined => {
        const text = this.form.get(prefix + name)?.replaceAll('\r\n', '\n');
        return kind === 'line' ? text?.replaceAll('\n', '') : text;
      };
      const as = now[name] ?? '';
      const base = sent(INPUT.read) ?? as;
      const value = sent(INPUT.theirs) ?? sent(INPUT.written) ?? base;
      return value === base && key !== null ? { name, value: as, base: as } : { name, value, base };
    });
    return {
      values: Object.fromEntries(read.map(({ name, value }) => [name, value])),
      base: Object.fromEntries(read.map(({ name, base }) => [name, base])),
      changed: read.filter(({ value, base }) => value !== base).map(({ name }) => name),
    };
  }

  /** Shows what is wrong with what was written, which stays in the form. */
  private refused(page: EventPage, editable: Editable, values: Values, base: Values, answer: Answer): Reply {
    const { errors = [] } = problemIn(answer);
    const named = errors.flatMap(({ pointer, message, suggestion }) => {
      const field = editable.fields.find(({ name }) => name === pointer.split('/')[1]);
      return field === undefined ? [] : [[field.name, sentence(field.label, message, suggestion)] as const];
    });
    const isSaid = named.length > 0 && named.length === errors.length;
    const attempt: Attempt = {
      // The revision that was read stays: what others wrote since must still be noticed.
      ...{ thing: editable.thing, revision: this.revision, values, base, theirs: {}, faster: null },
      errors: Object.fromEntries(named),
      problem: isSaid ? null : sentenceOf(new Refusal(answer)),
    };
    return this.render(page, answer.status, { attempt });
  }

  /** Shows what somebody else wrote beside what this person wrote. */
  private async conflict(editable: Editable, values: Values, base: Values): Promise<Reply> {
    const page = await this.load({ ...this.view, open: editable.thing });
    const now = findEditable(page, editable.thing);
    const there = editable.key === null ? findSame(page, editable, values) : now;
    if (there === null) throw new ProblemError('record-not-found', GONE);
    const merged = mergeValues(there.fields, editable.key === null ? {} : base, values, there.values);
    const attempt: Attempt = {
      ...{ thing: there.thing, revision: there.revision, base: there.values, ...merged },
      ...{ faster: there.written, errors: {}, problem: there.written === null ? DELETED : null },
    };
    return this.render(page, CONFLICT, { attempt });
  }

  /** Changes all that is chosen, each by its own request and from its own revision. */
  private async changeMany(): Promise<Reply> {
    const body = Object.fromEntries(
      ['owner', 'due', 'state'].flatMap((name) => {
        const value = (this.form.get(INPUT.written + name) ?? '').trim();
        return value === '' ? [] : [[name, value] as const];
      }),
    );
    const picked = this.form.getAll('pick').map((pick) => {
      const at = pick.indexOf(' ');
      return { revision: Number(pick.slice(0, at)), id: pick.slice(at + 1) };
    });
    const isAsked = picked.length > 0 && Object.keys(body).length > 0;
    const refused: { readonly id: string; readonly why: string }[] = [];
    for (const { revision, id } of isAsked ? picked : []) {
      const path = `/events/${this.event}/action-items/${encodeURIComponent(id)}`;
      const answer = await this.send({ method: 'PATCH', path, revision, body });
      if (answer.status >= 300) refused.push({ id, why: sentenceOf(new Refusal(answer)) });
    }
    if (isAsked && refused.length === 0) return this.goTo(this.view, 'items');
    const reasons = [...new Set(refused.map(({ why }) => why))].join(' ');
    const note = isAsked
      ? `Changed: ${picked.length - refused.length} of ${formatCount(picked.length, 'item')}. ${reasons}`
      : 'Nothing was changed: choose items, and say what to change of them.';
    const chosen = (isAsked ? refused : picked).map(({ id }) => id);
    return this.render(await this.load(this.view), isAsked ? CONFLICT : 422, { note, chosen, many: body });
  }
}

/** What a form says. */
interface Typed {
  readonly values: Values;
  /** What it said before. */
  readonly base: Values;
  readonly changed: readonly string[];
}

const GONE = 'What you changed is not there any more: somebody has deleted it.';
const DELETED =
  'Not saved: somebody has deleted this after you had read it. If you save again, it is written anew.';

/** Whether the same form was sent before, and the API is still at it. */
const isBusy = (answer: Answer): boolean =>
  answer.status === CONFLICT && problemIn(answer).type?.endsWith('/key-in-use') === true;

const VIEW = ['state', 'owner', 'colour', 'text', 'from', 'open'] as const;

/** The id of the element of what was written: something new has its own by now. */
function writtenThing({ kind, key, thing }: Editable, { text }: Answer): string {
  if (key !== null) return thing;
  const { key: written, item } = JSON.parse(text) as {
    readonly key?: string;
    readonly item?: { readonly id: string };
  };
  return thingOf(kind, written ?? item?.id ?? '');
}

/** Where the person is once something is gone: a question stays. */
const placeWithout = ({ kind, thing }: Editable): string =>
  kind === 'test' ? 'tests' : kind === 'waiver' ? 'waivers' : thing;

const nameIn = (text: string): string => plainLine(text, MOST_NAME);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/** A message of the API begins with a verb whose subject is the field, or is a sentence by itself. */
function sentence(label: string, message: string, suggestion: string | undefined): string {
  const isVerb = /^(is|must|has|have|does) /.test(message);
  const meant = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return toPlainText(`${label}${isVerb ? ' ' : ': '}${message}.${meant}`);
}

/** So that browsers say where a form comes from, and do not say it to other sites. */
const reply = (status: number, body: string, headers: Reply['headers'] = {}): Reply => {
  const { headers: safe, ...rest } = addSecurityHeaders({
    ...{ status, body },
    headers: { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(WORK_POLICY), ...headers },
  });
  return { ...rest, headers: { ...safe, 'referrer-policy': 'same-origin' } };
};
