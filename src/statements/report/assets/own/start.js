drawClusters();
drawProblems();
draw();
if (pages.length) openPage(0);
new ResizeObserver(drawTimeline).observe(find("timeline"));
performance.mark("drawn");
