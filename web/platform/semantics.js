// The always-on DOM mirror of what the canvas shows: real headings, buttons and text fields, for
// screen readers, the keyboard, autofill, the phone's keyboard and the tests.
//
// platform.cpp sends the list of nodes whenever it changes; this file makes the DOM equal to it
// with as few touches as possible, and never moves or removes an element that has the focus unless
// it is gone. Elements lie exactly over what they mirror; only text fields take the pointer.
mergeInto(LibraryManager.library, {
  $Semantics__deps: ['$Platform'],
  $Semantics: {
    root: null,
    regions: {},
    nodes: null,       // Map of id → {element, node}
    wanted: null,      // id that should get the focus as soon as it exists
    opener: null,      // id that had the focus when a dialog opened

    start: (root) => {
      Semantics.root = root;
      Semantics.nodes = new Map();
      for (const tag of ['header', 'nav', 'main', 'aside', 'dialog']) {
        const element = document.createElement(tag === 'dialog' ? 'div' : tag);
        if (tag === 'dialog') element.setAttribute('role', 'dialog');
        if (tag === 'dialog') element.setAttribute('aria-modal', 'true');
        element.hidden = true;
        root.append(element);
        Semantics.regions[tag] = element;
      }
      root.addEventListener('click', event => {
        const id = event.target.dataset.id;
        if (!id || Semantics.isField(event.target)) return;
        Platform.call('beian_activate', id);
        Platform.now();
      });
      root.addEventListener('focusin', event => Semantics.focused(event.target.dataset.id || ''));
      root.addEventListener('focusout', event => {
        if (Semantics.isField(event.target)) Semantics.left(event.target);
        if (!event.relatedTarget) Semantics.focused('');
      });
      root.addEventListener('input', event => {
        if (!event.isComposing) Semantics.text('beian_text', event.target);
      });
      // Chromium sends no input event after compositionend; Safari does: the second changes nothing.
      root.addEventListener('compositionend', event => Semantics.text('beian_text', event.target));
    },
    isField: element => element.tagName === 'INPUT' || element.tagName === 'TEXTAREA',
    text: (name, field) => {
      if (!field.dataset.id) return;
      Platform.call(name, field.dataset.id, field.value);
      Platform.now();
    },
    left: (field) => {
      Semantics.text('beian_left_field', field);
      // What was typed may stand in its official form by now: the field takes it over.
      const entry = Semantics.nodes.get(field.dataset.id);
      if (entry && field.value !== entry.node.value) field.value = entry.node.value;
    },
    focused: (id) => {
      if (id) Semantics.wanted = null;  // it went elsewhere meanwhile
      Platform.call('beian_focus', id);
      Platform.request();
    },
    leaveField: () => {
      const active = document.activeElement;
      if (active && active !== document.body) active.blur();
    },
    focus: (id) => {
      Semantics.wanted = id;
      Semantics.grantFocus();
    },
    grantFocus: () => {
      const entry = Semantics.wanted !== null && Semantics.nodes.get(Semantics.wanted);
      if (!entry) return;
      Semantics.wanted = null;
      if (document.activeElement === entry.element) return;
      entry.element.focus({preventScroll: true});
      if (entry.element.select) entry.element.select();
    },

    // --- making the DOM equal to the list --------------------------------------------------------
    show: (nodes) => {
      const seen = new Set();
      const children = new Map(Object.values(Semantics.regions).map(region => [region, []]));
      for (const node of nodes) {
        seen.add(node.id);
        const element = Semantics.element(node);
        const parent = node.in ? Semantics.nodes.get(node.in).element : Semantics.regions[node.region];
        if (!children.has(parent)) children.set(parent, []);
        children.get(parent).push(element);
      }
      let lost = null;
      Semantics.nodes.forEach((entry, id) => {
        if (seen.has(id)) return;
        if (entry.element === document.activeElement) {
          lost = id;
          entry.element.blur();  // ends a composition cleanly
        }
        entry.element.remove();
        Semantics.nodes.delete(id);
      });
      children.forEach((list, parent) => Semantics.order(parent, list));
      for (const region of Object.values(Semantics.regions))
        region.hidden = !region.firstChild;
      if (lost !== null) Semantics.followFocus(lost);
      Semantics.grantFocus();
    },
    /** What had the focus is gone: a dialog takes it and gives it back, else a new page does. */
    followFocus: (lost) => {
      const dialog = Semantics.regions.dialog;
      let heir = Semantics.regions.main.querySelector('h1');
      if (!dialog.hidden) {
        if (Semantics.opener === null) Semantics.opener = lost;
        heir = dialog.querySelector('button, input, textarea');
      } else if (Semantics.opener !== null) {
        if (Semantics.wanted === null) Semantics.wanted = Semantics.opener;
        Semantics.opener = null;
      }
      if (heir && Semantics.wanted === null) heir.focus({preventScroll: true});
    },
    order: (parent, list) => {
      const active = document.activeElement;
      let cursor = parent.firstChild;
      for (const element of list) {
        if (element === active && element.parentNode === parent) {  // moving it would take its focus
          while (cursor !== element) {
            const next = cursor.nextSibling;
            parent.append(cursor);
            cursor = next;
          }
        }
        if (element === cursor) cursor = cursor.nextSibling;
        else parent.insertBefore(element, cursor);
      }
    },
    tags: {
      heading1: 'h1', heading2: 'h2', heading3: 'h3', text: 'p', status: 'div', button: 'button',
      checkbox: 'button', option: 'div', listbox: 'div', group: 'div', textbox: 'input',
      paragraph: 'textarea', img: 'div',
    },
    element: (node) => {
      const known = Semantics.nodes.get(node.id);
      let element = known && known.node.role === node.role ? known.element : null;
      if (known && !element) known.element.remove();
      const old = element ? known.node : {};
      if (!element) element = Semantics.create(node);
      Semantics.update(element, node, old);
      Semantics.nodes.set(node.id, {element, node});
      return element;
    },
    create: (node) => {
      const element = document.createElement(Semantics.tags[node.role]);
      element.dataset.id = node.id;
      element.id = 'n-' + node.id;
      if (element.tagName === 'BUTTON') element.type = 'button';
      if (['checkbox', 'option', 'listbox', 'group', 'status', 'img'].includes(node.role))
        element.setAttribute('role', node.role);
      if (['option', 'heading1'].includes(node.role)) element.tabIndex = -1;
      if (Semantics.isField(element)) {
        element.autocomplete = node.autocomplete || 'off';
        element.spellcheck = false;
        element.setAttribute('autocapitalize', 'off');
        element.setAttribute('autocorrect', 'off');
        if (node.role === 'textbox') element.type = 'text';
      }
      return element;
    },
    update: (element, node, old) => {
      const field = Semantics.isField(element);
      const labelled = field || ['checkbox', 'listbox', 'group', 'img'].includes(node.role);
      if (node.name !== old.name) {
        if (labelled) element.setAttribute('aria-label', node.name);
        else element.firstChild && element.firstChild.nodeType === 3
            ? element.firstChild.data = node.name : element.prepend(node.name);
        if (node.region === 'dialog' && node.role === 'heading1')
          Semantics.regions.dialog.setAttribute('aria-label', node.name);
      }
      const attribute = (key, name) => {
        if (node[key] === old[key]) return;
        if (node[key] === undefined) element.removeAttribute(name);
        else element.setAttribute(name, node[key]);
      };
      attribute('pressed', 'aria-pressed');
      attribute('checked', 'aria-checked');
      attribute('selected', 'aria-selected');
      attribute('expanded', 'aria-expanded');
      attribute('current', 'aria-current');
      attribute('invalid', 'aria-invalid');
      attribute('required', 'aria-required');
      attribute('popup', 'aria-haspopup');
      attribute('active', 'aria-activedescendant');
      attribute('controls', 'aria-controls');
      if (node.hint !== old.hint) {
        if (node.hint) element.setAttribute('aria-description', node.hint);
        else element.removeAttribute('aria-description');
      }
      if (node.disabled !== old.disabled) element.disabled = !!node.disabled;
      if (field) {
        attribute('keyboard', 'inputmode');
        attribute('placeholder', 'placeholder');
        attribute('combobox', 'role');
        if (node.combobox !== old.combobox) element.ariaExpanded = node.combobox ? 'true' : null;
        // While it has the focus the field owns its text; writing would break a composition.
        if (element !== document.activeElement && element.value !== node.value)
          element.value = node.value;
      }
      Semantics.place(element, node, old);
    },
    place: (element, node, old) => {
      const style = element.style, s = Platform.scale;
      const px = (key, name) => {
        if (node[key] !== old[key]) style[name] = node[key] / s + 'px';
      };
      if (node.w === undefined) return;
      px('x', 'left');
      px('y', 'top');
      px('w', 'width');
      px('h', 'height');
      const clip = node.clip ? node.clip.map(v => v / s + 'px').join(' ') : '';
      if (clip !== (old.clip ? old.clip.map(v => v / s + 'px').join(' ') : ''))
        style.clipPath = clip ? `inset(${clip})` : '';
      if (node.size !== old.size) style.fontSize = node.size / s + 'px';
    },
  },
  beian_show_semantics__deps: ['$Semantics'],
  beian_show_semantics: function(json, length) { return Semantics.show(JSON.parse(Platform.read(json, length))); },
  beian_focus_node__deps: ['$Semantics'],
  beian_focus_node: function(id, length) { return Semantics.focus(Platform.read(id, length)); },
});
