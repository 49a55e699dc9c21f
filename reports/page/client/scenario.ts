/** Shows the panel of the scenario that the address, the list, the map or the tables name. */
export function followScenario(): void {
  const select = document.querySelector<HTMLSelectElement>('#scenario');
  if (select === null) return;
  const ids = [...select.options].map(({ value }) => value);

  const show = (id: string) => {
    select.value = id;
    for (const panel of document.querySelectorAll<HTMLElement>('.panel')) panel.hidden = panel.id !== id;
    for (const tracks of document.querySelectorAll('g[data-panel]')) {
      tracks.toggleAttribute('hidden', tracks.getAttribute('data-panel') !== id);
    }
    for (const place of document.querySelectorAll('.place')) {
      const chosen = place.getAttribute('data-select') === id;
      place.classList.toggle('chosen', chosen);
      if (chosen) place.setAttribute('aria-current', 'true');
      else place.removeAttribute('aria-current');
    }
  };
  const named = () => ids.find((id) => `#${id}` === location.hash);

  select.addEventListener('change', () => show(select.value));
  for (const button of document.querySelectorAll<HTMLElement>('[data-step]')) {
    button.addEventListener('click', () => {
      const next = ids.indexOf(select.value) + Number(button.dataset.step);
      show(ids[(next + ids.length) % ids.length] ?? select.value);
    });
  }
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('[data-select]');
    const id = link?.getAttribute('data-select');
    if (!link || !id) return;
    event.preventDefault();
    show(id);
    // From the map the panel is near; from a table it is not.
    if (link.closest('.map') === null) {
      document.querySelector('#scenarios')?.scrollIntoView();
      select.focus({ preventScroll: true });
    }
  });
  addEventListener('hashchange', () => show(named() ?? select.value));
  show(named() ?? select.value);
}
