## not seen
<%!
    import re

    def words(text):
        return re.findall(r'\w+', text)
%>\
<%doc>
 nor this: ${nothing}
</%doc>\
<%
    team = config.get_main_option('team')
    parents = down_revision if isinstance(down_revision, (tuple, list)) else [down_revision]
%>\
"""${message | n,str}

${', '.join(words(message))} of ${team.upper()} on ${create_date.strftime('%Y') == '1999'}
Revises: ${down_revision | comma,n}
Depends: ${depends_on | comma,n}
%% a percent sign, and 100%
"""
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(
    depends_on
)}
% if imports:
${imports}
% elif branch_labels:
# labels: ${branch_labels | comma, n}
% else:
# nothing imported
% endif
% for i, parent in enumerate(parents):
    % if parent is not None:
# parent ${i}: ${parent} ${"{" + parent[:2] + "}"}
    % endif
% endfor
<%text>
# ${not} replaced, % neither
</%text>
names = ${repr({'one': [1, 2], 'two': "}"})}
undefined = ${repr("yes" if missing else "no")}
got = ${repr(context.get('absent', 'default'))}

def upgrade():
    ${upgrades if upgrades else "pass"}


def downgrade():
    ${downgrades if downgrades else "pass"}
