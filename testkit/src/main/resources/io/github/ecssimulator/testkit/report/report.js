'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const whole = Math.max(data.end, 0.001);
  const by = id => document.getElementById(id);
  const chart = by('chart');
  const marksOf = new Map(); // entry -> its marks in the chart
  const effects = new Map(); // entry -> what it brought about
  let zoom = 1;

  function element(name, look, text) {
    const made = document.createElement(name);
    made.className = look || '';
    if (text) made.textContent = text;
    return made;
  }

  const two = number => String(number).padStart(2, '0');

  function since(seconds) {
    const millis = Math.round(Math.abs(seconds) * 1000);
    const rest = millis % 60000;
    const text = (seconds < 0 ? '-' : '+') + two(Math.floor(millis / 3600000)) + ':' + two(Math.floor(millis / 60000) % 60);
    if (rest % 1000) return text + ':' + two(Math.floor(rest / 1000)) + '.' + String(rest % 1000).padStart(3, '0');
    return rest ? text + ':' + two(rest / 1000) : text;
  }

  const percent = seconds => Math.max(0, Math.min(100, 100 * seconds / whole)) + '%';

  // --- the chart

  const decoded = ([kind, from, to, entry, count, label, words]) =>
    ({kind: data.words[kind], from, to, entry, count, label: data.words[label], words: data.words[words]});
  for (const row of data.rows) row.marks = row.marks.map(decoded);

  /** Points of one instant stand side by side. */
  function mark({kind, from, to, entry, label, words}, before) {
    const bar = data.bars.includes(kind);
    const made = element('div', 'mark ' + (bar ? 'bar ' : 'point ') + kind, label);
    made.setAttribute('role', 'gridcell');
    made.setAttribute('aria-label', since(from) + ' ' + words);
    made.title = since(from) + ' ' + words;
    made.tabIndex = -1;
    made.style.left = before ? `calc(${percent(from)} + ${15 * before}px)` : percent(from);
    if (bar) made.style.width = `calc(${percent(to)} - ${percent(from)})`;
    made.story = {from, entry};
    if (entry) marksOf.set(entry, (marksOf.get(entry) || []).concat(made));
    return made;
  }

  function area(row) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('class', 'area');
    svg.setAttribute('viewBox', `0 0 ${row.running.length} ${row.count}`);
    svg.setAttribute('preserveAspectRatio', 'none');
    svg.setAttribute('aria-hidden', 'true');
    for (const [look, heights] of [['life', row.running], ['protected', row.guarded]]) {
      const path = document.createElementNS(space, 'path');
      path.setAttribute('class', look);
      path.setAttribute('d', `M0 ${row.count}` + heights.map(high => `V${row.count - high}h1`).join('') + `V${row.count}Z`);
      svg.append(path);
    }
    return svg;
  }

  function run({from, to}) {
    const made = element('div', 'run');
    made.style.left = percent(from);
    made.style.width = `calc(${percent(to)} - ${percent(from)})`;
    return made;
  }

  function rowOf(row) {
    const made = element('div', 'row ' + row.kind);
    made.setAttribute('role', 'row');
    const name = element('div', 'name', row.name);
    name.setAttribute('role', 'rowheader');
    name.setAttribute('aria-label', row.words);
    name.title = row.words;
    name.tabIndex = -1;
    name.story = {row};
    const track = element('div', 'track');
    track.setAttribute('role', 'presentation');
    if (row.running) track.append(area(row));
    let last = -1;
    let before = 0;
    for (const each of row.marks) {
      if (each.count > 1) track.append(run(each));
      const beside = each.kind !== 'count' && !data.bars.includes(each.kind);
      if (beside) before = each.from === last ? before + 1 : 0;
      if (beside) last = each.from;
      track.append(mark(each, beside ? before : 0));
    }
    made.append(name, track);
    return made;
  }

  const space = element('div', 'space');
  const ruler = element('div', 'ruler');
  const ticks = element('div', 'track');
  ruler.setAttribute('aria-hidden', 'true');
  ruler.append(element('div', 'corner'), ticks);
  space.append(ruler, ...data.rows.map(rowOf), element('div', 'hand'));
  space.setAttribute('role', 'presentation');
  chart.append(space);

  function drawTicks() {
    const width = ticks.clientWidth || 1;
    const most = width / 90;
    const step = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400]
      .find(each => whole / each <= most) || 86400 * Math.ceil(whole / 86400 / most);
    const first = Math.max(0, Math.floor(whole * (chart.scrollLeft - 200) / width / step));
    const last = Math.min(whole / step, whole * (chart.scrollLeft + chart.clientWidth) / width / step);
    ticks.replaceChildren();
    for (let i = first; i <= last; i++) {
      const tick = element('div', 'tick', since(i * step));
      tick.style.left = percent(i * step);
      if (whole - i * step < 60 * whole / width) tick.classList.add('last');
      ticks.append(tick);
    }
  }

  function zoomTo(next, at) {
    const middle = at === undefined ? Number(by('cursor').value) / 1000 : at;
    const before = middle * ticks.clientWidth - chart.scrollLeft;
    zoom = Math.max(1, Math.min(500, next));
    chart.style.setProperty('--zoom', zoom);
    chart.scrollLeft = middle * ticks.clientWidth - before;
    drawTicks();
  }

  // --- the cursor

  const covers = (each, kind, at) => each.kind === kind && each.from <= at && (at < each.to || each.to === data.end);

  function stateAt(at) {
    let runs = 0;
    let guarded = 0;
    const wants = [];
    for (const row of data.rows) {
      if (row.running) {
        const part = Math.min(row.running.length - 1, Math.floor(at / whole * row.running.length));
        runs += row.running[part];
        guarded += row.guarded[part];
      } else if (row.kind === 'service') {
        const counts = row.marks.filter(each => each.kind === 'count' && each.from <= at);
        if (counts.length) wants.push(row.name + ' wants ' + counts[counts.length - 1].label);
      } else {
        if (row.marks.some(each => covers(each, 'life', at) || covers(each, 'stopping', at))) runs += row.count;
        if (row.marks.some(each => covers(each, 'protected', at))) guarded += row.count;
      }
    }
    return `${since(at)}: ${runs} running, ${guarded} protected` + (wants.length ? '; ' + wants.slice(0, 3).join(', ') : '');
  }

  function cursorTo(at) {
    const share = Math.max(0, Math.min(1, at / whole));
    by('cursor').value = Math.round(share * 1000);
    chart.style.setProperty('--at', share);
    const text = stateAt(share * whole);
    by('state').textContent = text;
    by('cursor').setAttribute('aria-valuetext', text);
  }

  // --- why

  function entryLine(sequence, current) {
    const [at, , text, line] = data.entries[sequence];
    const made = element('button', 'entry');
    made.type = 'button';
    made.story = {entry: sequence};
    if (current) made.setAttribute('aria-current', 'true');
    const words = element('span', '', text);
    if (line) words.append(element('span', 'code', 'at ' + line));
    made.append(element('time', '', since(at)), ' ', words);
    return made;
  }

  function list(sequences, current) {
    const made = element('ol');
    for (const each of sequences) {
      const item = element('li');
      item.append(entryLine(each, each === current));
      made.append(item);
    }
    return made;
  }

  function why(sequence) {
    document.querySelectorAll('.linked').forEach(each => each.classList.remove('linked'));
    if (!data.entries[sequence]) {
      by('chain').replaceChildren(element('p', '', 'This report does not have that entry. One of fewer tasks may have it.'));
      return;
    }
    const chain = [];
    for (let next = sequence; data.entries[next]; next = data.entries[next][1]) chain.push(next);
    chain.forEach(each => (marksOf.get(each) || []).forEach(found => found.classList.add('linked')));
    const parts = [list(chain, sequence)];
    const came = (effects.get(sequence) || []).slice(0, 20);
    if (came.length) parts.push(element('h3', '', 'What came of it'), list(came));
    by('chain').replaceChildren(...parts);
    cursorTo(data.entries[sequence][0]);
  }

  function whoIs(row) {
    const more = row.count - row.ids.length;
    const ids = element('p', 'ids', row.ids.join(' ') + (more > 0 ? ` and ${more} more` : ''));
    by('chain').replaceChildren(element('p', '', row.words), ids);
  }

  function choose(target) {
    if (!target || !target.story) return;
    if (target.story.row) whoIs(target.story.row);
    else if (target.story.entry) why(target.story.entry);
  }

  // --- what happened

  function logLine([sequence, times, length, until]) {
    const item = element('li');
    item.append(entryLine(sequence));
    if (times > 1) {
      const what = length > 1 ? `these ${length} lines` : 'the same';
      item.append(element('span', 'more', `${times} x ${what} until ${since(until)}`));
    }
    item.story = item.textContent.toLowerCase();
    return item;
  }

  for (const key of Object.keys(data.entries)) {
    const cause = data.entries[key][1];
    if (cause) effects.set(cause, (effects.get(cause) || []).concat(Number(key)));
  }
  by('log').append(...data.log.map(logLine));
  if (data.untold) by('log').append(element('li', 'more', `and ${data.untold} more entries`));

  // --- keys and pointer

  const cellsOf = row => [...row.querySelectorAll('.name, .mark')];

  function focusOn(cell) {
    if (!cell) return;
    chart.querySelectorAll('[tabindex="0"]').forEach(each => { each.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus();
  }

  function nearest(row, cell) {
    if (!row || !row.classList.contains('row')) return null;
    const [name, ...marks] = cellsOf(row);
    if (cell.story.row || !marks.length) return name;
    const distance = each => Math.abs(each.story.from - cell.story.from);
    return marks.reduce((best, each) => distance(each) < distance(best) ? each : best);
  }

  function move(key, cell) {
    const row = cell.closest('.row');
    const cells = cellsOf(row);
    switch (key) {
      case 'ArrowRight': return cells[cells.indexOf(cell) + 1];
      case 'ArrowLeft': return cells[cells.indexOf(cell) - 1];
      case 'ArrowDown': return nearest(row.nextElementSibling, cell);
      case 'ArrowUp': return nearest(row.previousElementSibling, cell);
      case 'Home': return cells[0];
      case 'End': return cells[cells.length - 1];
      default: return undefined;
    }
  }

  chart.addEventListener('keydown', event => {
    const cell = event.target.closest('.name, .mark');
    const zooms = {'+': zoom * 1.5, '-': zoom / 1.5, '0': 1};
    if (event.ctrlKey || event.metaKey || event.altKey || !cell) return;
    if (event.key === 'Enter' || event.key === ' ') choose(cell);
    else if (event.key in zooms) zoomTo(zooms[event.key]);
    else if (/^(Arrow|Home|End)/.test(event.key)) focusOn(move(event.key, cell));
    else return;
    event.preventDefault();
  });
  chart.addEventListener('focusin', event => {
    if (event.target.story && event.target.story.from !== undefined) cursorTo(event.target.story.from);
  });
  chart.addEventListener('click', event => {
    const cell = event.target.closest('.name, .mark');
    if (cell) { focusOn(cell); choose(cell); }
  });
  chart.addEventListener('pointermove', event => {
    const box = ticks.getBoundingClientRect();
    if (event.pointerType === 'mouse' && event.clientX >= box.left) cursorTo(whole * (event.clientX - box.left) / box.width);
  });
  chart.addEventListener('wheel', event => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const box = ticks.getBoundingClientRect();
    zoomTo(zoom * (event.deltaY < 0 ? 1.25 : 0.8), (event.clientX - box.left) / box.width);
  }, {passive: false});
  chart.addEventListener('scroll', drawTicks);
  window.addEventListener('resize', drawTicks);
  document.querySelectorAll('.findings button').forEach(each => each.addEventListener('click', () => {
    why(Number(each.value));
    by('chain').scrollIntoView({block: 'nearest'});
  }));
  document.querySelector('.below').addEventListener('click', event => choose(event.target.closest('.entry')));
  by('cursor').addEventListener('input', event => cursorTo(whole * event.target.value / 1000));
  by('in').addEventListener('click', () => zoomTo(zoom * 1.5));
  by('out').addEventListener('click', () => zoomTo(zoom / 1.5));
  by('fit').addEventListener('click', () => zoomTo(1));
  by('find').addEventListener('input', event => {
    const words = event.target.value.toLowerCase();
    for (const item of by('log').children) item.hidden = !String(item.story || '').includes(words);
  });

  by('still').remove();
  by('live').hidden = false;
  const first = chart.querySelector('.name');
  if (first) first.tabIndex = 0;
  cursorTo(data.end);
  drawTicks();
})();
