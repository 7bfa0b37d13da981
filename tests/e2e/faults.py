"""What is wrong with how a page is laid out: cut off, over another, beyond the edge."""

# What ends in an ellipsis is told whole to who points at it.
FAULTS = """() => {
  const faults = [];
  const endsInDots = (el) => {
    const { textOverflow, overflowX, webkitLineClamp } = getComputedStyle(el);
    return overflowX !== 'visible' && (textOverflow === 'ellipsis' || webkitLineClamp !== 'none');
  };
  const isShown = (el) => el.getClientRects().length > 0 && getComputedStyle(el).visibility !== 'hidden';
  const said = (el) => (el.textContent || el.value || '').slice(0, 30);
  const name = (el) => `${el.tagName}.${el.className?.baseVal ?? el.className} “${said(el)}”`;
  const words = 'h1, p, .word, .sentence, .letter, .readout, .caption, .formula, .picked-name, '
    + 'button, input, select';
  for (const el of document.querySelectorAll(words)) {
    if (!isShown(el) || el.closest('.unseen, dialog:not([open])') || el.type === 'hidden') continue;
    const box = el.getBoundingClientRect();
    if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`outside: ${name(el)}`);
    const isTold = endsInDots(el) && el.title.includes(el.value ?? el.textContent);
    if (el.tagName !== 'BUTTON' && !isTold && el.scrollWidth > el.clientWidth + 1 && el.clientWidth > 0
      && getComputedStyle(el).display !== 'inline') faults.push(`cut off: ${name(el)}`);
  }
  const top = [...document.querySelectorAll('.header, .hill-bar')]
    .flatMap((bar) => [...bar.querySelectorAll('h1:not(:has(a)), a, button, input, select')]).filter(isShown);
  const boxes = top.map((el) => el.getBoundingClientRect());
  top.forEach((el, i) => top.slice(i + 1).forEach((next, j) => {
    const [a, b] = [boxes[i], boxes[i + 1 + j]];
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 1 && down > 1) faults.push(`${name(el)} over ${name(next)}`);
  }));
  const neighbors = [
    ['.verdict', '.strip'], ['.map', '.verdict'], ['.ruler .decades', '.map'], ['.cause', '.ruler'],
  ];
  for (const [one, other] of neighbors) {
    for (const panel of document.querySelectorAll('.panel')) {
      const [a, b] = [one, other].map((part) => panel.querySelector(part).getBoundingClientRect());
      if (a.height && a.bottom > b.top + 0.5) faults.push(`${one} over ${other} in ${panel.dataset.panel}`);
    }
  }
  for (const panel of document.querySelectorAll('.panel')) {
    if (!isShown(panel)) continue;
    const words = panel.querySelector('.verdict > div').getBoundingClientRect();
    const chip = panel.querySelector('.verdict').getBoundingClientRect();
    if (words.bottom > chip.bottom - 2 || words.top < chip.top + 2)
      faults.push('a verdict touches the edge of its chip');
    const marks = [...panel.querySelectorAll('.decades span')].map((mark) => mark.getBoundingClientRect());
    marks.forEach((mark, i) => {
      if (i && mark.left < marks[i - 1].right) faults.push('decades over one another');
    });
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
  return faults;
}"""


# A second at most, for what has changed its size to settle.
SETTLED = f"""async () => {{
  const look = {FAULTS};
  let found = look();
  for (let i = 0; i < 60 && found.length; i += 1) {{
    await new Promise(requestAnimationFrame);
    found = look();
  }}
  return found;
}}"""
