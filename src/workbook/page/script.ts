/**
 * The page's script. Without it every link and form works as a new page; with it the page stays where it is: the answer takes the place of
 * what is shown, the focus goes to what was changed, and its outcome is read out. Nothing that was typed is lost where no answer comes.
 */
export const SCRIPT = `
'use strict';
(() => {
  const say = (words) => { document.getElementById('said').textContent = words; };
  const byHash = (url) => { try { return decodeURIComponent(url.hash.slice(1)); } catch { return ''; } };
  async function show(url, options, from) {
    from.setAttribute('aria-busy', 'true');
    let text, answer;
    try {
      answer = await fetch(url, { ...options, headers: { accept: 'text/html' } });
      text = await answer.text();
    } catch {
      from.removeAttribute('aria-busy');
      let note = from.querySelector('.lost');
      if (!note) { note = document.createElement('p'); note.className = 'alert lost'; note.tabIndex = -1; from.append(note); }
      note.textContent = 'Not saved: the server does not answer. What you typed is still here; try again.';
      note.focus();
      say(note.textContent);
      return;
    }
    const next = new DOMParser().parseFromString(text, 'text/html');
    const main = next.getElementById('main');
    if (!main) { from.removeAttribute('aria-busy'); say('Not saved.'); return; }
    document.getElementById('main').replaceWith(document.adoptNode(main));
    document.title = next.title;
    const at = new URL(answer.url);
    const thing = at.searchParams.get('saved') || byHash(url) || at.searchParams.get('open') || '';
    at.searchParams.delete('saved');
    at.hash = thing;
    history.replaceState(null, '', at);
    arrive(thing);
  }
  /** The focus goes to what is wrong, else to the first field of what is open, else to what was changed. */
  function arrive(thing) {
    const element = document.getElementById(thing);
    const alert = document.querySelector('main [role=alert]');
    const saved = document.querySelector('.saved, .note');
    const wrong = document.querySelector('[aria-invalid]');
    const field = element && element.querySelector('.edit input:not([type=hidden], [readonly]), .edit textarea, .edit select');
    const target = wrong || alert || field || (element && element.querySelector('.open, .acts a, .acts button, a, button')) || element || document.getElementById('main');
    if (!target.matches('a, button, input, select, textarea')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    (alert || element || target).scrollIntoView({ block: alert || field ? 'start' : 'nearest' });
    say(alert ? '' : saved ? saved.textContent : '');
  }
  const isTyped = () => [...document.querySelectorAll('.edit :is(input, textarea):not([type=hidden], [type=checkbox])')].some((field) => field.value !== field.defaultValue);
  const mayLeave = () => !isTyped() || confirm('Leave what you typed without saving it?');
  document.addEventListener('submit', (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.getAttribute('aria-busy') || !(form.matches('.edit') || mayLeave())) return;
    const data = new URLSearchParams(new FormData(form, event.submitter));
    if (form.method === 'post') return void show(new URL(location.href), { method: 'POST', body: data }, form);
    for (const [name, value] of [...data]) if (value === '') data.delete(name);
    void show(new URL('?' + data + '#matching', location.href), {}, form);
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link || !link.getAttribute('href').startsWith('?') || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (mayLeave()) void show(new URL(link.href), {}, link);
  });
  addEventListener('beforeunload', (event) => {
    if (isTyped()) event.preventDefault();
  });
})();
`;
