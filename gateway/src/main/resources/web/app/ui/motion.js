// Things glide to where they stand now, and fade in when they are new.
const GLIDE = {duration: 420, easing: 'cubic-bezier(.2,.8,.2,1)'};
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Where elements with data-id stand. */
export function placesOf(elements) {
  return new Map(elements.map(element => [element.dataset.id, element.getBoundingClientRect()]));
}

export function moved(elements, before) {
  if (calm.matches) {
    return;
  }
  elements.forEach((element, i) => {
    const from = before.get(element.dataset.id);
    const to = element.getBoundingClientRect();
    if (!from) {
      element.animate(
        [{opacity: 0, transform: 'scale(.86)'}, {opacity: 1, transform: 'none'}],
        {...GLIDE, delay: Math.min(i * 25, 250), fill: 'backwards'});
    } else if (from.left !== to.left || from.top !== to.top) {
      element.animate(
        [{transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)`}, {transform: 'none'}], GLIDE);
    }
  });
}
