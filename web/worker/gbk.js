// What gbk.cpp asks of its surroundings.
mergeInto(LibraryManager.library, {
  beian_from_gb18030: function(bytes, size, out, room) {
    try {
      const text = new TextDecoder('gb18030', {fatal: true, ignoreBOM: true}).decode(HEAPU8.slice(bytes, bytes + size));
      const utf8 = new TextEncoder().encode(text);
      if (utf8.length > room) return -1;
      HEAPU8.set(utf8, out);
      return utf8.length;
    } catch (notGb18030) {
      return -1;
    }
  },
});
