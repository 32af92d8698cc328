/**
 * The page's script. Without it every link and form works as a new page; with it the page stays where it is: the answer takes the place of
 * what is shown, the focus goes to what was changed, and its outcome is read out. Nothing that was typed is lost where no answer comes.
 */
export const SCRIPT = `
'use strict';
(() => {
  const say = (words) => { document.getElementById('said').textContent = words; };
  const byHash = (url) => { try { return decodeURIComponent(url.hash.slice(1)); } catch { return ''; } };
  /** Says beside what was used that nothing came of it. */
  function fail(from, words) {
    from.removeAttribute('aria-busy');
    const place = from.matches('form') ? from : from.parentElement;
    let note = place.querySelector('.lost');
    if (!note) { note = document.createElement('p'); note.className = 'alert lost'; note.tabIndex = -1; place.append(note); }
    note.textContent = words;
    note.focus();
    say(words);
  }
  async function show(url, options, from) {
    const isSent = options.method === 'POST';
    from.setAttribute('aria-busy', 'true');
    let text, answer;
    try {
      answer = await fetch(url, { ...options, headers: { accept: 'text/html' } });
      text = await answer.text();
    } catch {
      return fail(from, isSent ? 'Not saved: the server does not answer. What you typed is still here; try again.' : 'The server does not answer; try again.');
    }
    const next = new DOMParser().parseFromString(text, 'text/html');
    const main = next.getElementById('main');
    if (!main) return fail(from, (isSent ? 'Not saved: the' : 'The') + ' server refused it with status ' + answer.status + '.');
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
    const target = wrong || alert || field || (element && element.querySelector('.open, .acts a, .acts button, a, button')) || element || saved || document.getElementById('main');
    if (!target.matches('a, button, input, select, textarea')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
    (alert || element || target).scrollIntoView({ block: alert || field ? 'start' : 'nearest' });
    say(alert ? '' : saved ? saved.textContent : '');
  }
  /** Fields may drop line breaks of what was read. */
  const inOneLine = (text) => text.replace(/[\\r\\n]/g, '');
  const isTyped = () => [...document.querySelectorAll('.edit [name^="f."]')].some((field) => inOneLine(field.value) !== inOneLine(field.form.elements['was.' + field.name.slice(2)].value));
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
