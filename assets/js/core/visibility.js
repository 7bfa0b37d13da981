// Whether an element is on the screen, also within a frame of a page that is scrolled.

// The share of the element that is seen, or of the screen that it fills: a phone never sees half of a long
// page.
const share = ({ intersectionRatio, intersectionRect, rootBounds }) =>
  Math.max(intersectionRatio, rootBounds ? intersectionRect.height / rootBounds.height : 0);
const STEPS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

function watch(element, told) {
  const observer = new IntersectionObserver((entries) => told(entries.at(-1), observer), {
    threshold: STEPS,
  });
  observer.observe(element);
}

// Calls once at least this share of it is seen; 0: as soon as any of it is.
export function onceSeen(element, least, act) {
  watch(element, (entry, observer) => {
    if (!entry.isIntersecting || share(entry) < least) return;
    observer.disconnect();
    act();
  });
}
// Calls every time that nothing of it is seen any more.
export function whenUnseen(element, act) {
  watch(element, (entry) => {
    if (!entry.isIntersecting) act();
  });
}
