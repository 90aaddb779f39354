// Rasterises single glyphs with Canvas 2D and the system's fonts for glyphs.cpp.
mergeInto(LibraryManager.library, {
  $Glyphs: {
    context: null,
    font: '',
    family: '',
    use: (weight, size) => {
      if (!Glyphs.context) {
        const canvas = document.createElement('canvas');
        // Without willReadFrequently each glyph costs 1 to 2 ms instead of 0.05.
        Glyphs.context = canvas.getContext('2d', {willReadFrequently: true});
        // The page's own family (shell.html), so that a focused text field looks like the canvas.
        Glyphs.family = getComputedStyle(document.documentElement).fontFamily;
      }
      const context = Glyphs.context, side = Math.ceil(size * 2) + 4;
      if (context.canvas.width < side) {
        context.canvas.width = context.canvas.height = side;
        Glyphs.font = '';
      }
      const font = `${weight} ${size}px ${Glyphs.family}`;
      if (font !== Glyphs.font) {
        Glyphs.font = context.font = font;
        context.textBaseline = 'alphabetic';
      }
      return context;
    },
  },
  beian_glyph_metrics__deps: ['$Glyphs'],
  beian_glyph_metrics: function(weight, size, out) {
    const m = Glyphs.use(weight, size).measureText('国g');
    HEAPF64[out >> 3] = Math.round(m.fontBoundingBoxAscent);
    HEAPF64[(out >> 3) + 1] = Math.round(m.fontBoundingBoxDescent);
    return 0;
  },
  beian_glyph_advance__deps: ['$Glyphs'],
  beian_glyph_advance: function(weight, size, code) {
    return Math.round(Glyphs.use(weight, size).measureText(String.fromCodePoint(code)).width);
  },
  beian_glyph_draw__deps: ['$Glyphs'],
  beian_glyph_draw: function(weight, size, code, box, pixels, capacity) {
    const context = Glyphs.use(weight, size), text = String.fromCodePoint(code);
    const m = context.measureText(text), side = context.canvas.width;
    const x0 = Math.floor(-m.actualBoundingBoxLeft) - 1, y0 = Math.floor(-m.actualBoundingBoxAscent) - 1;
    const w = Math.min(side, Math.ceil(m.actualBoundingBoxRight) + 1 - x0);
    const h = Math.min(side, Math.ceil(m.actualBoundingBoxDescent) + 1 - y0);
    if (w <= 2 || h <= 2 || w * h > capacity) return 0;
    context.clearRect(0, 0, w, h);
    context.fillText(text, -x0, -y0);
    const rgba = context.getImageData(0, 0, w, h).data;
    let ink = 0;
    for (let i = 0; i < w * h; i++) ink |= HEAPU8[pixels + i] = rgba[4 * i + 3];
    if (!ink) return 0;
    HEAP32.set([x0, y0, w, h], box >> 2);
    return 1;
  },
});
