// What a browser tells of a page: when its timeline was drawn, which tasks were long, what moved by itself, and how long
// the frames took in which a hand did something.
{
  const gauge = (window.gauge = { drawn: 0, longest: 0, shift: 0, frames: [], answers: [] });
  const watch = (type, seen) =>
    new PerformanceObserver((list) => list.getEntries().forEach(seen)).observe({ type, buffered: true });
  watch("longtask", ({ duration }) => (gauge.longest = Math.max(gauge.longest, duration)));
  watch("layout-shift", ({ value, hadRecentInput }) => (gauge.shift += hadRecentInput ? 0 : value));

  let touched = 0; // when the first input came of those that this frame shows
  let owing = false; // the frame before was touched, and has not yet been counted
  let [before, last] = [0, 0];
  for (const type of ["pointermove", "wheel", "click"]) {
    addEventListener(type, ({ timeStamp }) => (touched ||= timeStamp), { capture: true, passive: true });
  }
  const painted = new MessageChannel(); // what is posted in a frame arrives when it has been drawn
  painted.port1.onmessage = ({ data }) => gauge.answers.push(performance.now() - data);

  // A frame is as long as the longer of the two intervals around it: some draw with the input, some with the next frame.
  requestAnimationFrame(function frame(now) {
    requestAnimationFrame(frame);
    if (!gauge.drawn) gauge.drawn = gauge.there?.() || 0;
    if (owing) gauge.frames.push(Math.max(now - last, last - before));
    owing = touched > 0;
    if (owing) painted.port2.postMessage(touched);
    [before, last, touched] = [last, now, 0];
  });
}
