// What the server cannot do from afar: keys that must not reach the browser, the scroll position, the theme and the zone.
(() => {
  const root = document.documentElement;
  const saved = localStorage.getItem("theme");
  if (saved) root.dataset.theme = saved;

  const isLight = () => getComputedStyle(root).colorScheme === "light";
  const steering = ["Enter", "Tab", "ArrowUp", "ArrowDown", "Escape"];
  let page = null;
  let composer = null;
  let input = null;

  // A list of messages stays at its end while it grows and goes there for the reader's own; a message taller than the view starts at its top.
  const follow = (scroller) => {
    let atEnd = true;
    let shown = "";
    const toEnd = () => { scroller.scrollTop = scroller.scrollHeight; };
    const settle = (added, mine) => {
      const channel = scroller.dataset.channelOpen + scroller.dataset.person;
      const messages = scroller.querySelectorAll("article.message");
      const last = messages[messages.length - 1];
      const opened = channel !== shown;
      shown = channel;
      if (!opened && !mine && !atEnd) return;
      if (!opened && !added) { toEnd(); return; } // a message that grew
      const mark = opened ? scroller.querySelector(".new") : null;
      const start = mark || (last && last.offsetHeight > scroller.clientHeight * 0.8 ? last : null);
      toEnd();
      if (start) scroller.scrollTop += start.getBoundingClientRect().top - scroller.getBoundingClientRect().top - 16;
      atEnd = !start;
    };
    scroller.addEventListener("scroll", () => {
      atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    }, { passive: true });
    new MutationObserver((changes) => {
      const added = changes.flatMap((c) => [...c.addedNodes]).filter((n) => n.nodeName === "ARTICLE" && n.matches(".message"));
      settle(added.length > 0, added.some((n) => n.dataset.mine));
    })
      .observe(scroller, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-channel-open", "data-person"] });
    settle(true);
  };

  const press = (target) => {
    const thing = target.closest?.("[data-channel],[data-command],.spoiler,[data-theme-toggle]");
    if (!thing) return false;
    if (thing.matches(".spoiler")) thing.classList.toggle("shown");
    else if (thing.matches("[data-theme-toggle]")) {
      root.dataset.theme = isLight() ? "dark" : "light";
      localStorage.setItem("theme", root.dataset.theme);
    }
    else if (thing.dataset.channel) page?.invokeMethodAsync("Go", thing.dataset.channel);
    else composer?.invokeMethodAsync("Begin", thing.dataset.command);
    return true;
  };

  document.addEventListener("click", (e) => press(e.target));
  document.addEventListener("keydown", (e) => {
    if ((e.key === "Enter" || e.key === " ") && e.target.matches?.("span[role=button]") && press(e.target)) e.preventDefault();
    const list = e.target.closest?.("[role=listbox],[role=menu]");
    if (list && (e.key === "ArrowDown" || e.key === "ArrowUp")) {
      const items = [...list.querySelectorAll("[tabindex='0']")];
      const next = items.indexOf(document.activeElement) + (e.key === "ArrowDown" ? 1 : -1);
      items[(next + items.length) % items.length]?.focus();
      e.preventDefault();
    }
    if (list && e.key === " ") e.preventDefault();
    if (e.key === "/" && input && !e.target.matches("input,textarea")) input.focus();
  });

  window.chat = {
    start(dotnet) {
      page = dotnet;
      follow(document.querySelector(".scroller"));
      root.dataset.ready = "true";
      return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    },
    compose(dotnet, field) {
      composer = dotnet;
      input = field;
      field.addEventListener("input", () => dotnet.invokeMethodAsync("Typed", field.value));
      field.addEventListener("keydown", (e) => {
        if (!steering.includes(e.key) || e.isComposing || (e.key === "Enter" && e.shiftKey)) return;
        const open = field.getAttribute("aria-expanded") === "true";
        if (e.key === "Enter" || open) {
          if (e.key === "Tab" && e.shiftKey) return;
          e.preventDefault();
          dotnet.invokeMethodAsync("Key", e.key, field.value);
        }
      });
    },
    write(field, text) {
      field.value = text;
      field.focus();
      field.setSelectionRange(text.length, text.length);
    },
  };
})();
