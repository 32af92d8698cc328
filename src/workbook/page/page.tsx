/** Renders the page people work on: with forms where it may be worked on, and without them where it is only read. */
import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { STYLES } from '../../report/render/html/styles';
import { Status } from '../../report/render/html/table';
import { toPlainStrings } from '../../report/render/plain-text';
import { formatEventWindow, formatTime } from '../../report/render/words';
import type { EventPage } from './document';
import type { Values } from './forms';
import { Items } from './items';
import { SCRIPT } from './script';
import type { PageSettings, Shown } from './shown';
import { PAGE_STYLES } from './styles';
import { LoadTests, Questions, Steps, Waivers } from './things';
import { addressOf } from './view';

const ALL_STYLES = STYLES + PAGE_STYLES;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const SHARED_POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(ALL_STYLES)}`,
  "base-uri 'none'",
  "form-action 'self'",
];

/** The content security policy of a page that is only read: it runs nothing, and its one form chooses what is shown. */
export const READ_POLICY = SHARED_POLICY.join('; ');

/** The policy of a page that is worked on: only our script runs, and it asks only the server that the page came from. */
export const WORK_POLICY = [...SHARED_POLICY, `script-src ${hashOf(SCRIPT)}`, "connect-src 'self'"].join(
  '; ',
);

/** Renders the whole page. */
export const eventPageHtml = (raw: EventPage, settings: PageSettings): string =>
  `<!doctype html>\n${render(<Page {...settings} raw={raw} page={toPlainStrings(raw)} />)}\n`;

function Page(shown: Shown) {
  const { page, raw, work } = shown;
  const done = page.steps.filter(({ state }) => state === 'done').length;
  const answered = page.questions.filter(({ record }) => record !== null).length;
  return (
    <Shell title={`${page.event.name}: to do`} isWorkedOn={work !== null}>
      <header class="answer">
        <p class="event">
          <strong>{page.event.customer}</strong>
          <span>{formatEventWindow(page.event)}</span>
          <span>as of {formatTime(page.asOf)}</span>
        </p>
        <h1>{page.event.name}</h1>
        <p class="zone-answer">{page.countdown}</p>
        <Verdict {...shown} />
        {work !== null && work.name !== null && <Name name={work.name} />}
      </header>
      {work?.note && (
        <p class="alert" role="alert" tabIndex={-1}>
          {work.note}
        </p>
      )}
      <nav aria-label="Parts of the page">
        <ul>
          <Part id="steps" title="Steps" count={`${done} of ${page.steps.length} done`} />
          <Part id="questions" title="Questions" count={`${answered} of ${page.questions.length} answered`} />
          <Part id="items" title="Action items" count={`${page.items.pending} to do`} />
          <Part id="tests" title="Load tests" count={String(page.loadTests.length)} />
          <Part id="waivers" title="Accepted risks" count={String(page.waivers.length)} />
        </ul>
      </nav>
      <PressingThings {...shown} />
      <Steps {...shown} />
      <Questions {...shown} />
      <Items {...shown} />
      <LoadTests {...shown} />
      <Waivers {...shown} />
      <datalist id="people">
        {work !== null &&
          // A name that cannot be shown as it is would be written as another one.
          page.people.filter((name, i) => name === raw.people[i]).map((name) => <option value={name} />)}
      </datalist>
    </Shell>
  );
}

interface ShellProps {
  readonly title: string;
  readonly isWorkedOn: boolean;
  readonly children: ComponentChildren;
}

const Shell = ({ title, isWorkedOn, children }: ShellProps) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <style
        // Our own constants.
        dangerouslySetInnerHTML={{ __html: ALL_STYLES }}
      />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to what is to do
      </a>
      <p class="sr" role="status" id="said" />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {isWorkedOn && (
        <script
          // Our own constant.
          dangerouslySetInnerHTML={{ __html: SCRIPT }}
        />
      )}
    </body>
  </html>
);

/**
 * Renders what went wrong where the page itself cannot be shown, with what the person had written, so that it is not lost.
 *
 * @param page The address of the page.
 */
export const failureHtml = (problem: string, written: Values, page: string): string =>
  `<!doctype html>\n${render(
    <Shell title="This did not work" isWorkedOn={false}>
      <header class="answer">
        <h1>This did not work</h1>
        <p class="alert" role="alert">
          {problem}
        </p>
        <p>
          <a href={page}>Open the page again</a>
        </p>
      </header>
      {Object.keys(written).length > 0 && (
        <section>
          <h2>What you wrote</h2>
          <p class="quiet">Copy what you need, then open the page again and look whether it was saved.</p>
          <dl class="kept">
            {Object.entries(written).map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </Shell>,
  )}\n`;

function Verdict({ page: { run }, report }: Shown) {
  if (run === null) return <p class="prose quiet">No run has judged the accounts yet.</p>;
  return (
    <div class="latest">
      <p>
        <Status colour={run.colour} word={run.verdict} /> {run.answer}
      </p>
      <p class="sub">
        As of {formatTime(run.asOf)}.
        {report !== null && (
          <>
            {' '}
            <a href={report}>Open the report</a>
          </>
        )}
      </p>
    </div>
  );
}

const Name = ({ name }: { name: string }) => (
  <details class="me controls">
    <summary>
      You write as <strong>{name}</strong>
    </summary>
    <form method="post" autocomplete="off">
      <label>
        Your name, as others will see it
        <input name="name" value={name} maxLength={100} required />
      </label>
      <button type="submit" name="do" value="name">
        Keep it in this browser
      </button>
    </form>
  </details>
);

const Part = ({ id, title, count }: { id: string; title: string; count: string }) => (
  <li>
    <a href={`#${id}`}>{title}</a> <span class="sub">{count}</span>
  </li>
);

function PressingThings({ page: { pressing }, view }: Shown) {
  const rest = pressing.total - pressing.shown.length;
  // An item may be on another page of the list.
  const hrefOf = (thing: string): string =>
    thing.startsWith('item-') ? addressOf({ ...view, open: thing }, thing) : `#${thing}`;
  return (
    <section id="pressing">
      <h2>Due first</h2>
      {pressing.total === 0 ? (
        <p class="quiet">Nothing is overdue, or due in the next seven days.</p>
      ) : (
        <ul class="things">
          {pressing.shown.map(({ thing, title, due, owner, isLate }) => (
            <li class="thing">
              <Status colour={isLate ? 'red' : 'yellow'} word={isLate ? 'overdue' : 'due soon'} />
              <div class="what">
                <p class="title">{thing === null ? title : <a href={hrefOf(thing)}>{title}</a>}</p>
                <p class="sub">
                  {formatTime(due)} · {owner ?? 'nobody has it'}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && <p class="quiet">And {rest} more, among the steps and action items below.</p>}
    </section>
  );
}
