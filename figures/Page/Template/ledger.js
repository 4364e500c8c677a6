// The ledger: search and filters hide claims; the table of counts sets the filters.
IsoTriplet.ledger = () => {
  const form = document.getElementById('ledger-filters');
  if (!form) {
    return;
  }
  const claims = [...document.querySelectorAll('.claim')].map((element) => ({ element, text: element.textContent.toLowerCase() }));
  const field = (name) => form.elements.namedItem(name);
  const filter = () => {
    const words = field('words').value.toLowerCase().split(/\s+/).filter(Boolean);
    const [source, verdict, evidence, expected] = ['source', 'verdict', 'evidence', 'expected'].map((name) => field(name).value);
    let shown = 0;
    for (const { element, text } of claims) {
      const data = element.dataset;
      const fits =
        words.every((word) => text.includes(word)) &&
        (!source || data.source === source) &&
        (!verdict || data.verdict === verdict) &&
        (!evidence || data.evidence === evidence) &&
        (!expected || data.expected === expected);
      element.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    document.getElementById('ledger-count').textContent = `${shown} of ${claims.length} claims`;
    for (const button of document.querySelectorAll('.counts button')) {
      button.setAttribute('aria-pressed', String(button.dataset.source === source && button.dataset.verdict === verdict));
    }
  };
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(filter));
  for (const button of document.querySelectorAll('.counts button')) {
    button.addEventListener('click', () => {
      const pressed = button.getAttribute('aria-pressed') === 'true';
      field('source').value = pressed ? '' : button.dataset.source;
      field('verdict').value = pressed ? '' : button.dataset.verdict;
      filter();
      form.scrollIntoView({ block: 'nearest' });
    });
  }
  document.getElementById('ledger-open').addEventListener('click', (event) => {
    const open = event.target.getAttribute('aria-pressed') !== 'true';
    for (const { element } of claims) {
      element.querySelector('details').open = open && !element.hidden;
    }
    event.target.setAttribute('aria-pressed', String(open));
  });
  // Paper has nothing to click on: what is closed is open while the page prints.
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('.claim:not([hidden]) details:not([open])')];
    closed.forEach((details) => (details.open = true));
  });
  addEventListener('afterprint', () => {
    closed.forEach((details) => (details.open = false));
    closed = [];
  });
  filter();
};

// A link to a claim opens it, whatever the filters hide.
IsoTriplet.follow = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (target?.classList.contains('claim')) {
    target.hidden = false;
    target.querySelector('details').open = true;
    target.scrollIntoView();
  }
};
