/** The other sections of the page: what to do, findings, what was not seen, what was assumed. */

import type { VNode } from 'preact';
import type { Colour } from '../../../model/ceiling';
import type { Report } from '../../../model/report';
import { rowOf } from '../../../score/rows';
import { compareDates, countToDos, isOverdue, listToDos, type ToDo } from '../fixes';
import { toPlainText } from '../plain-text';
import type { RenderOptions } from '../renderer';
import {
  countOf,
  describeAcceptance,
  describeChanges,
  describeCost,
  describeCoverage,
  formatCount,
  formatTime,
  listNewlyRed,
  listResolved,
  placeOf,
} from '../words';
import type { LinkOf } from './anchors';
import { Commands } from './command';
import { findingsTable, targetsTable } from './rows';
import { Choice, Filters, Status, Table } from './table';

/** The most items that are shown of what turned red, and of commands in one block. */
const MAX_LISTED = 12;
const MAX_PLACES = 4;

const NOBODY = 'no owner';

/** A thing to do, with the facets by which it can be filtered. */
interface ToDoListItem {
  readonly toDo: ToDo;
  readonly late: boolean;
  readonly owners: readonly string[];
  /** The value of each of {@link FACETS}. */
  readonly facets: readonly (readonly string[])[];
}

const FACETS = ['State', 'Row', 'Owner'] as const;

type Owners = NonNullable<RenderOptions['owners']>;

/** Lists all that must be done, the most pressing first. */
export function WhatToDo({ report, linkOf, owners }: { report: Report; linkOf: LinkOf; owners: Owners }) {
  const all = listToDos(report);
  if (all.length === 0) return null;
  const listed = all.map((toDo) => listedOf(toDo, isOverdue(toDo, report), owners));
  const dates = [...Map.groupBy(listed, ({ toDo }) => toDo.by)].sort(([a], [b]) => compareDates(a, b));
  return (
    <section aria-labelledby="what-to-do" class="to-dos">
      <h2 id="what-to-do">What to do, by when</h2>
      <p class="quiet shown" role="status">
        {countToDos(all, report)}
      </p>
      <Filters controls="to-dos">
        {FACETS.map((title, i) => (
          <Choice name={`${i}`} title={title} options={listed.flatMap(({ facets }) => facets[i] ?? [])} />
        ))}
      </Filters>
      <ol class="dated" id="to-dos">
        {dates.map(([by, items]) => (
          <li>
            <h3>{by === null ? 'Any time' : <time dateTime={by}>{formatTime(by)}</time>}</h3>
            <ul>
              {items.map((item) => (
                <ToDoItem item={item} linkOf={linkOf} />
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </section>
  );
}

function listedOf(toDo: ToDo, late: boolean, ownerOf: Owners): ToDoListItem {
  const { colour, accepted, places } = toDo;
  const owners = [...new Set(places.flatMap(({ id }) => ownerOf.get(id) ?? []))].map(toPlainText);
  const answerable = accepted === null ? owners : [accepted.owner];
  const states = [accepted === null ? colour : 'accepted', ...(late ? ['overdue'] : [])];
  const rows = new Set(places.flatMap(({ check }) => rowOf(check)?.title ?? []));
  return { toDo, late, owners, facets: [states, [...rows], answerable.length > 0 ? answerable : [NOBODY]] };
}

function ToDoItem({ item: { toDo, late, owners, facets }, linkOf }: { item: ToDoListItem; linkOf: LinkOf }) {
  const { action, commands, afterwards, reversals, places, colour, accepted } = toDo;
  const more = places.length - MAX_PLACES;
  const unlisted = commands.length - MAX_LISTED;
  return (
    <li data-facets={JSON.stringify(facets)}>
      <p>
        <Status colour={colour} word={accepted ? 'accepted' : late ? `${colour}, overdue` : colour} />{' '}
        {action}
      </p>
      <p class="quiet">
        {places.slice(0, MAX_PLACES).map((place, i) => (
          <>
            {i > 0 && ' · '}
            <a href={linkOf(place.id)}>{placeOf(place)}</a>
          </>
        ))}
        {more > 0 && ` and ${more} more`}
        {owners.length > 0 && `, taken on by ${owners.join(', ')}`}
        {accepted && `, ${describeAcceptance(accepted)}`}
      </p>
      {commands.length > 0 && (
        <details>
          <summary>{commands.length === 1 ? 'Command' : `${commands.length} commands`}</summary>
          <Commands commands={commands.slice(0, MAX_LISTED)} />
          {unlisted > 0 && (
            <p class="quiet">And {formatCount(unlisted, 'command')} more, with what they are for below.</p>
          )}
        </details>
      )}
      {afterwards.slice(0, MAX_LISTED).map((said) => (
        <p class="quiet">{said}</p>
      ))}
      {reversals.length > 0 && (
        <details>
          <summary>
            {reversals.length === 1
              ? 'Command that puts it back'
              : `${reversals.length} commands that put it back`}
          </summary>
          <Commands commands={reversals.slice(0, MAX_LISTED)} />
        </details>
      )}
    </li>
  );
}

/** Shows all findings that are not a pass. */
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
          {formatCount(findingCounts.length, 'check')}: {sum('fail')} failed, {sum('warn')} warned,{' '}
          {sum('unknown')} could not be judged, {sum('accepted')} accepted, {sum('pass')} passed.
        </p>
      )}
      {findings.length > 0 && <Table table={findingsTable(findings)} />}
    </section>
  );
}

/** Shows what was read in each target, and what could not be. */
export const Coverage = ({ report }: { report: Report }) => (
  <section aria-labelledby="coverage">
    <h2 id="coverage">What was seen, and what was not</h2>
    <p class="quiet">{describeCoverage(report)} What was not answered counts as unknown, never as good.</p>
    {report.coverage.targets.length > 0 && <Table table={targetsTable(report.coverage.targets)} />}
  </section>
);

/** Shows what turned red and what was resolved since the run before. */
export function Changes({ report, linkOf }: { report: Report; linkOf: LinkOf }) {
  const { changes } = report;
  if (changes === null) return null;
  const { newRed, newRedCount, resolved, resolvedCount } = changes;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Since the last run</h2>
      <p>
        {describeChanges(changes)}. <span class="quiet">Compared with run {changes.since}.</span>
      </p>
      <Changed colour="red" word="newly red" count={countOf(newRed, newRedCount)}>
        {listNewlyRed(report).map(({ id, name, where }) => (
          <li>
            <a href={linkOf(id)}>{name}</a> <span class="quiet">{where}</span>
          </li>
        ))}
      </Changed>
      <Changed colour="green" word="resolved" count={countOf(resolved, resolvedCount)}>
        {listResolved(report).map(({ name, where }) => (
          <li>
            {name} <span class="quiet">{where}</span>
          </li>
        ))}
      </Changed>
    </section>
  );
}

interface ChangedProps {
  readonly colour: Colour;
  readonly word: string;
  /** The number of all items, if not all of them are listed. */
  readonly count: number;
  readonly children: readonly VNode[];
}

/** Shows as many items as people read; the others unfold. */
function Changed({ colour, word, count, children }: ChangedProps) {
  if (children.length === 0) return null;
  const rest = children.slice(MAX_LISTED);
  const unlisted = count - children.length;
  return (
    <>
      <h3>
        <Status colour={colour} word={word} />
      </h3>
      <ul class="listed">{children.slice(0, MAX_LISTED)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>and {rest.length.toLocaleString('en-US')} more</summary>
          <ul class="listed">{rest}</ul>
        </details>
      )}
      {unlisted > 0 && <p class="quiet">And {unlisted.toLocaleString('en-US')} that are not listed here.</p>}
    </>
  );
}

/** Shows what the arithmetic assumed; nothing where it assumed nothing. */
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

/** Says which run the page is of. */
export const Footer = ({ report: { run, schema } }: { report: Report }) => (
  <footer>
    <dl>
      <dt>Run</dt>
      <dd>
        <code>{run.id}</code>
      </dd>
      <dt>Judged as of</dt>
      <dd>
        <time dateTime={run.asOf}>{formatTime(run.asOf)}</time>
      </dd>
      <dt>Started</dt>
      <dd>
        {run.trigger}, by {run.by}
      </dd>
      <dt>Cost</dt>
      <dd>{describeCost({ run }) ?? 'free'}</dd>
      <dt>Document</dt>
      <dd>
        <code>{schema}</code>
      </dd>
    </dl>
  </footer>
);
