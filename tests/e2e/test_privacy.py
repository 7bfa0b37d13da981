"""Nothing is kept, nothing leaves the machine, the policy is never violated."""


def test_no_cookie_and_no_web_storage(visit):
    visit.type_rate("A", "0.1")
    visit.page.get_by_role("button", name="Light or dark").click()
    visit.address_has("theme=")
    assert visit.page.context.cookies() == []
    assert visit.page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_policy_is_never_violated(visitor):
    visit = visitor()
    visit.page.add_init_script("""
        window.violations = [];
        document.addEventListener('securitypolicyviolation',
            (event) => window.violations.push(event.violatedDirective));
    """)
    visit.open()
    visit.page.get_by_role("button", name="Replay").click()
    visit.page.get_by_role("button", name="Help and keyboard").click()
    assert visit.page.evaluate("window.violations") == []


def test_playing_and_scrubbing_ask_the_server_nothing(visit):
    visit.page.wait_for_function(
        "() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/ask/'))"
    )
    visit.page.wait_for_load_state("networkidle")
    visit.requests.clear()
    visit.page.get_by_role("button", name="Replay").click()
    visit.page.get_by_role("slider", name="Step").fill("9")
    visit.page.get_by_role("button", name="One step forward").click()
    visit.at_step(10)
    # A browser fetches the icon of its tab when it likes.
    assert [url for url in visit.requests if not url.endswith("logo.svg")] == []
