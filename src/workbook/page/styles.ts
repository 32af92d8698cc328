/** What the page people work on has besides the report's page. */
export const PAGE_STYLES = `
main:focus { outline: 0; }
.latest { margin-top: 1.25rem; max-width: 44rem; display: grid; gap: .25rem; }
.me { margin-top: 1rem; font-size: .875rem; color: var(--muted); } .me form { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin-top: .5rem; } .me label { display: grid; gap: .25rem; flex: 0 1 20rem; }
main > nav ul { display: flex; flex-wrap: wrap; gap: .25rem 2rem; margin-top: 2rem; padding: .75rem 0; border-block: 1px solid var(--line); }
section > h3 { margin-top: 1.75rem; } section > .quiet { max-width: 44rem; }
.things { margin-top: .5rem; border-top: 1px solid var(--line); }
.thing { display: grid; grid-template-columns: 7.75rem minmax(0, 1fr) auto; gap: .25rem 1rem; align-items: start; padding: .75rem 0; border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; break-inside: avoid; }
.thing > .status { justify-self: start; margin-top: .125rem; }
.what { display: grid; gap: .125rem; min-width: 0; } .title { font-weight: 550; }
.acts { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; justify-content: end; }
.acts a, .acts button, .button, .send a, .accept a, .pager a { display: inline-flex; align-items: center; min-height: 2.25rem; }
.button, button { font-weight: 500; } .button { border: 1px solid var(--fill-grey); border-radius: 6px; padding: 0 .75rem; font-size: .875rem; text-decoration: none; background: var(--surface); }
button.main { background: var(--ink); color: var(--paper); border-color: var(--ink); padding-inline: 1.25rem; }
.thing > form.edit, .thing > .history, .thing > .accept { grid-column: 2 / -1; }
.thing:target, .thing.open { background: var(--sunken); box-shadow: -.75rem 0 var(--sunken), .75rem 0 var(--sunken); }
.saved { color: var(--green); font-weight: 600; font-size: .875rem; } .saved::before { content: "✓ "; }
.alert { margin: .5rem 0; padding: .75rem 1rem; border-left: 4px solid var(--fill-red); background: var(--wash-red); border-radius: 0 6px 6px 0; }
.edit { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr)); gap: .875rem 1.25rem; margin-top: .75rem; padding: 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; max-width: 52rem; }
.edit > .alert, .edit > .send, .edit > details, .edit > .text, .edit > .pairs { grid-column: 1 / -1; }
.field { display: grid; align-content: start; gap: .25rem; min-width: 0; } .field > label { font-size: .875rem; font-weight: 550; } .field .sub { font-size: .8125rem; } .field select { max-width: none; }
.edit :is(input, select):not([type="checkbox"]), .bulk :is(input, select) { height: 2.375rem; }
textarea { font: inherit; font-size: .875rem; color: var(--ink); background: var(--surface); border: 1px solid var(--fill-grey); border-radius: 6px; padding: .375rem .625rem; width: 100%; resize: vertical; field-sizing: content; min-height: 3.75rem; max-height: 20rem; }
[readonly] { background: var(--sunken); border-color: var(--line); }
[aria-invalid] { border-color: var(--fill-red); border-width: 2px; } .error { color: var(--red); font-size: .875rem; font-weight: 550; }
.theirs { padding: .5rem .75rem; border-left: 4px solid var(--fill-yellow); background: var(--wash-yellow); border-radius: 0 6px 6px 0; font-size: .875rem; } .theirs q { white-space: pre-line; }
[type="checkbox"] { width: 1.125rem; height: 1.125rem; min-height: 0; margin: 0; accent-color: var(--ink); vertical-align: -.1875rem; }
.theirs label { display: flex; align-items: center; gap: .5rem; min-height: 2.25rem; }
.pick { display: inline-block; padding: .375rem .5rem .375rem 0; margin: -.375rem 0; }
.send { display: flex; gap: 1.25rem; align-items: center; } .edit details { font-size: .875rem; color: var(--muted); } .edit details button { margin-top: .5rem; color: var(--red); }
.history { font-size: .875rem; color: var(--muted); display: grid; gap: .125rem; margin-top: .5rem; } .accept { margin-top: .25rem; font-size: .875rem; }
.bulk { display: flex; flex-wrap: wrap; align-items: end; gap: .75rem; margin-top: 1rem; padding: 1rem 1.25rem; background: var(--surface); border: 1px solid var(--line); border-radius: 10px; } .bulk p { flex: 1 0 100%; } .bulk label { display: grid; gap: .125rem; font-size: .8125rem; color: var(--muted); flex: 0 1 12rem; min-width: 0; }
.add { margin-top: 1rem; } .kept dt { color: var(--muted); } .kept dd { margin: 0 0 .75rem; white-space: pre-wrap; }
[aria-busy="true"] { opacity: .6; }
@media (max-width: 46rem) {
  main > nav ul { display: grid; grid-template-columns: 1fr; gap: 0; } main > nav li { display: flex; justify-content: space-between; gap: 1rem; min-height: 2.25rem; align-items: center; }
  .thing { grid-template-columns: minmax(0, 1fr); } .acts { justify-content: start; }
  .thing > form.edit, .thing > .history, .thing > .accept { grid-column: 1; } .edit { padding: 1rem; }
  .thing:target, .thing.open { box-shadow: none; padding-inline: .5rem; }
  input, select, textarea, button { font-size: 1rem; min-height: 2.75rem; } .edit :is(input, select):not([type="checkbox"]), .bulk :is(input, select) { height: 2.75rem; } [type="checkbox"] { width: 1.25rem; height: 1.25rem; }
  .acts a, .acts button, .button, .send a, .accept a, .pager a { min-height: 2.75rem; } .bulk label { flex: 1 1 100%; } .accept li { display: grid; }
}
@media print { .thing:target, .thing.open { background: none; box-shadow: none; } main > nav { display: none; } .acts { display: none; } }
`;
