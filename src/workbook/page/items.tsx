/** Action items on the page: chosen by owner, state and colour, some at a time, and changed one by one or many at once. */
import { itemState, PEOPLES_STATES } from '../../model/action-item';
import { formatCount, formatTime, placeOf } from '../../report/render/words';
import { ANYBODY, type EventPage, ITEMS_AT_ONCE, NOBODY, type PageItem } from './document';
import { INPUT } from './form';
import { newThing, thingOf } from './forms';
import type { Shown } from './shown';
import { Add, Facts, Saved, Thing } from './thing';
import { addressOf } from './view';

/** The id of the form that changes many items. */
const BULK = 'bulk';

/** The items that are like the view, and what is done with them. */
export function Items(shown: Shown) {
  const { page, work } = shown;
  const { items } = page;
  return (
    <section id="items">
      <h2>Action items</h2>
      <Saved shown={shown} at="items" />
      {isElsewhere(shown) && <p class="saved">Saved. It is not among the items that are shown.</p>}
      <p class="quiet">
        Runs open an item for what is red or yellow, and resolve it when they find it no more. {items.pending}{' '}
        of {formatCount(items.total, 'item')} are to do.
      </p>
      <Filters {...shown} />
      <p class="quiet" id="matching">
        {formatCount(items.matching, 'item')} like this
        {items.matching > ITEMS_AT_ONCE &&
          `; ${items.from + 1} to ${Math.min(items.matching, items.from + ITEMS_AT_ONCE)} are shown`}
        .
      </p>
      <ul class="things">
        {items.shown.map((item) => (
          <ItemOf {...{ shown, item }} />
        ))}
      </ul>
      <Pager {...shown} />
      {work !== null && isMany(page) && <Bulk {...shown} />}
      <Add shown={shown} kind="item" words="Add an action item" />
    </section>
  );
}

/** Whether an item was written that is not on the page: it may be done by now, or on another page of the list. */
const isElsewhere = ({ page: { items }, work }: Shown): boolean =>
  work?.saved?.startsWith(thingOf('item', '')) === true &&
  !items.shown.some(({ item: { id } }) => thingOf('item', id) === work.saved);

const STATES: readonly (readonly [value: string, words: string])[] = [
  ['pending', 'to do'],
  ['all', 'all'],
  ...itemState.options.map((state) => [state, state] as const),
];

function Filters({ page: { items }, raw, view }: Shown) {
  return (
    <form class="filters controls" method="get" action="#items" aria-label="Which action items are shown">
      <Choice name="state" label="State" value={view.state ?? 'pending'} options={STATES} />
      <Choice
        name="owner"
        label="Owner"
        value={view.owner ?? ANYBODY}
        options={[
          [ANYBODY, 'everybody'],
          [NOBODY, 'nobody'],
          ...raw.items.owners.map((name, i) => [name, items.owners[i] ?? name] as const),
        ]}
      />
      <Choice
        name="colour"
        label="Colour"
        value={view.colour ?? 'any'}
        options={[
          ['any', 'every colour'],
          ['red', 'red'],
          ['yellow', 'yellow'],
          ['green', 'green'],
        ]}
      />
      <label>
        <span>Words</span>
        <input type="search" name="text" value={view.text ?? ''} maxLength={200} autocomplete="off" />
      </label>
      <button type="submit">Show</button>
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [value: string, words: string])[];
}

const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <label>
    <span>{label}</span>
    <select name={name}>
      {options.map(([option, words]) => (
        <option value={option} selected={option === value}>
          {words}
        </option>
      ))}
    </select>
  </label>
);

function ItemOf({ shown, item: { item, revision, due, isLate, changed } }: { shown: Shown; item: PageItem }) {
  const { id, state, colour, description, owner, reason, remarks, found, history } = item;
  const { page, work } = shown;
  return (
    <Thing
      shown={shown}
      thing={thingOf('item', id)}
      name={`action item “${description}”`}
      colour={colour}
      word={colour}
      title={description}
      before={
        work !== null &&
        isMany(page) && (
          <label class="pick controls">
            <input
              type="checkbox"
              name="pick"
              value={`${revision} ${id}`}
              form={BULK}
              checked={work.chosen.includes(id)}
            />
            <span class="sr">Choose “{description}”</span>
          </label>
        )
      }
      opened={
        <>
          {work !== null && <Acceptance {...shown} />}
          <ol class="history" aria-label="History">
            {history.map(({ at, by, did, detail }) => (
              <li>
                {formatTime(at)}: {did} by {by}
                {detail !== undefined && ` (${detail})`}
              </li>
            ))}
          </ol>
        </>
      }
    >
      <Facts
        of={[
          state,
          due !== null && `${isLate ? 'was due' : 'due'} ${formatTime(due)}`,
          owner ?? 'nobody has it',
          found !== undefined && placeOf(found),
          changed?.did === 'changed' && `${changed.did} by ${changed.by} on ${formatTime(changed.at)}`,
        ]}
      />
      {reason !== undefined && <p>{reason}</p>}
      {remarks !== undefined && <p>{remarks}</p>}
    </Thing>
  );
}

/** Leads to a waiver of each finding of an item that can be accepted. */
function Acceptance({ view, page: { items } }: Shown) {
  if (items.acceptable.length === 0) return null;
  const thing = newThing('waiver');
  return (
    <ul class="accept controls">
      {items.acceptable.map((finding) => (
        <li>
          <a class="open" href={addressOf({ ...view, open: thing, finding }, thing)}>
            Accept this risk
          </a>{' '}
          <span class="sub">{finding}</span>
        </li>
      ))}
    </ul>
  );
}

function Pager({ page: { items }, view }: Shown) {
  if (items.matching <= ITEMS_AT_ONCE) return null;
  const before = items.from - ITEMS_AT_ONCE;
  const after = items.from + ITEMS_AT_ONCE;
  const to = (from: number) => addressOf({ ...view, open: undefined, from }, 'items');
  return (
    <nav class="pager controls" aria-label="More action items">
      {items.from > 0 ? <a href={to(Math.max(0, before))}>The {ITEMS_AT_ONCE} before</a> : <span />}
      {after < items.matching ? <a href={to(after)}>The next {ITEMS_AT_ONCE}</a> : <span />}
    </nav>
  );
}

/** Whether there are items enough to change many of them at once. */
const isMany = ({ items }: EventPage): boolean => items.shown.length > 1;

/** Changes every item that is chosen in the list; what is left empty stays as it is. */
const Bulk = ({ work }: Shown) => (
  <form
    id={BULK}
    class="bulk controls"
    method="post"
    aria-label="Change the chosen items"
    autocomplete="off"
    novalidate
  >
    <p>
      <strong>Of all that are chosen above</strong>{' '}
      <span class="sub">What is left empty stays as it is.</span>
    </p>
    <label>
      Owner
      <input name={`${INPUT.written}owner`} value={work?.many.owner} list="people" maxLength={200} />
    </label>
    <label>
      Due
      <input name={`${INPUT.written}due`} value={work?.many.due} type="date" />
    </label>
    <label>
      State
      <select name={`${INPUT.written}state`}>
        <option value="">–</option>
        {PEOPLES_STATES.map((state) => (
          <option value={state} selected={state === work?.many.state}>
            {state}
          </option>
        ))}
      </select>
    </label>
    <button type="submit" name="do" value="many">
      Change them
    </button>
  </form>
);
