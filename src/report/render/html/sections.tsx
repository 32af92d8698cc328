/** The rest of the page: what to do, findings, what was not seen, what was assumed. */
import type { Report } from '../../../model/report';
import { countToDos, isOverdue, type ToDo, toDos } from '../fixes';
import { acceptedInWords, countOf, coverageSentence, dateTime, placeOf, plural } from '../words';
import { findingsTable, targetsTable } from './rows';
import { Status, Table } from './table';

/** Of what turned red, and of commands shown together. */
const MAX_LISTED = 12;
const MAX_PLACES = 4;

export function WhatToDo({ report }: { report: Report }) {
  const all = toDos(report);
  if (all.length === 0) return null;
  const dates = [...new Set(all.map(({ by }) => by))].sort((a, b) => ((a ?? '~') < (b ?? '~') ? -1 : 1));
  return (
    <section aria-labelledby="what-to-do">
      <h2 id="what-to-do">What to do, by when</h2>
      <p class="quiet">{countToDos(all, report)}.</p>
      <ol class="dated">
        {dates.map((by) => (
          <li>
            <h3>{by === null ? 'Any time' : <time dateTime={by}>{dateTime(by)}</time>}</h3>
            <ul>
              {all
                .filter((toDo) => toDo.by === by)
                .map((toDo) => (
                  <ToDoItem toDo={toDo} late={isOverdue(toDo, report)} />
                ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ToDoItem({ toDo, late }: { toDo: ToDo; late: boolean }) {
  const { action, commands, places, colour, accepted } = toDo;
  const names = places.slice(0, MAX_PLACES).map(placeOf);
  const rest = places.length - names.length;
  return (
    <li>
      <p>
        <Status colour={colour} word={accepted ? 'accepted' : late ? `${colour}, overdue` : colour} />{' '}
        {action}
      </p>
      <p class="quiet">
        {names.join(' · ')}
        {rest > 0 && ` and ${rest} more`}
        {accepted && `, ${acceptedInWords(accepted)}`}
      </p>
      {commands.length > 0 && (
        <details>
          <summary>{commands.length === 1 ? 'Command' : `${commands.length} commands`}</summary>
          <pre>
            <code>{commands.slice(0, MAX_LISTED).join('\n')}</code>
          </pre>
        </details>
      )}
    </li>
  );
}

export function Findings({ report: { findings, findingCounts } }: { report: Report }) {
  const sum = (key: 'pass' | 'warn' | 'fail' | 'unknown' | 'accepted') =>
    findingCounts.reduce((total, counts) => total + counts[key], 0).toLocaleString('en-US');
  return (
    <section aria-labelledby="all-findings">
      <h2 id="all-findings">Findings</h2>
      {findingCounts.length === 0 ? (
        <p class="quiet">No check found anything to judge.</p>
      ) : (
        <p class="quiet">
          {plural(findingCounts.length, 'check')}: {sum('fail')} failed, {sum('warn')} warned,{' '}
          {sum('unknown')} could not be judged, {sum('accepted')} accepted, {sum('pass')} passed.
        </p>
      )}
      {findings.length > 0 && <Table table={findingsTable(findings)} />}
    </section>
  );
}

export const Coverage = ({ report }: { report: Report }) => (
  <section aria-labelledby="coverage">
    <h2 id="coverage">What was seen, and what was not</h2>
    <p class="quiet">{coverageSentence(report)} What was not answered counts as unknown, never as good.</p>
    {report.coverage.targets.length > 0 && <Table table={targetsTable(report.coverage.targets)} />}
  </section>
);

export function Changes({ report: { changes, findings, ceilings } }: { report: Report }) {
  if (changes === null) return null;
  const titles = new Map<string, string>([...findings, ...ceilings].map(({ id, title }) => [id, title]));
  const red = changes.newRed.map((id) => titles.get(id) ?? id).slice(0, MAX_LISTED);
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Since the last run</h2>
      <p>
        {countOf(changes.newRed, changes.newRedCount)} newly red,{' '}
        {countOf(changes.resolved, changes.resolvedCount)} resolved.{' '}
        <span class="quiet">Compared with run {changes.since}.</span>
      </p>
      {red.length > 0 && (
        <ul>
          {red.map((title) => (
            <li>{title}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

export const Notes = ({ report: { run } }: { report: Report }) =>
  run.notes.length === 0 ? null : (
    <section aria-labelledby="notes">
      <h2 id="notes">What this assumes</h2>
      <ul class="prose">
        {run.notes.map((note) => (
          <li>{note}</li>
        ))}
      </ul>
    </section>
  );

/** $0.01 per 1,000 metrics requested by GetMetricData: https://aws.amazon.com/cloudwatch/pricing/ */
const DOLLARS_PER_METRIC = 0.01 / 1000;

export const Footer = ({ report: { run, schema } }: { report: Report }) => (
  <footer>
    <dl>
      <dt>Run</dt>
      <dd>
        <code>{run.id}</code>
      </dd>
      <dt>Judged as of</dt>
      <dd>
        <time dateTime={run.asOf}>{dateTime(run.asOf)}</time>
      </dd>
      <dt>Started</dt>
      <dd>
        {run.trigger}, by {run.by}
      </dd>
      <dt>Cost</dt>
      <dd>
        {plural(run.requests, 'request')} to AWS, {plural(run.metricsBought, 'metric')} (
        {cost(run.metricsBought * DOLLARS_PER_METRIC)})
      </dd>
      <dt>Document</dt>
      <dd>
        <code>{schema}</code>
      </dd>
    </dl>
  </footer>
);

const cost = (dollars: number): string =>
  dollars === 0 ? 'free' : dollars < 0.01 ? 'less than $0.01' : `$${dollars.toFixed(2)}`;
