"""Who may send what over the two sockets; roles and groups are those of `access_table`."""

#: The visitors' socket opens with a visit's cookie, and its frames name no visit: each acts on one's own.
VISITOR_FRAMES = {
    "hello",
    "message",
    "typing",
    "seen",
    "ping",
    "here",
    "leave",
    "answer",
    "consent",
    "withdraw_consent",
}

#: What a console says | who may, of those who counsel; nobody else gets a console. About Noor's conversation.
CONSOLE_FRAMES = """
hello          | counsel
ping           | counsel
take           | counsel
presence       | counsel
practise       | counsel
channel_say    | counsel
debrief        | counsel
debrief_seen   | lead
lead           | counsel
door           | lead
last_entry     | lead
stay_open      | lead
hand_on        | lead
colleagues     | lead
sign_in_code   | lead
resume         | on
message        | on
typing         | on
seen           | on
note           | on
notice         | on
extend         | on
behaviour      | on
measure        | on
lift           | on
hint           | on
approach       | on
emergency      | on
help_called    | on
emergency_ask  | on
emergency_withdraw | on
unfounded      | on
ask_in         | on
withdraw       | on
answer         | on
let_go         | on
ask_consent    | on
take_back_consent | on
hand_over      | on
end            | on
registration   | on
register       | on
propose        | on
park           | on
pass_on        | on
"""
